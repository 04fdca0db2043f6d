/** A question of the visitor, completed by what stood before it, and what the assistant said to it. Both folded. */
export type Exchange = { question: string; answer: string };

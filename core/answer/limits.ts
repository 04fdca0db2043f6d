/** Characters of an answer: of one that states a fact, of a paragraph quoted whole, of an explanation, of a list or comparison. */
export type Limits = { fact: number; paragraph: number; explanation: number; list: number };

/** Between a fact and a list lie the others. */
export const limitsOf = ({ fact, list }: { fact: number; list: number }): Limits => ({
  fact,
  paragraph: Math.min(1.25 * fact, list),
  explanation: (fact + list) / 2,
  list,
});

export const LIMITS = limitsOf({ fact: 200, list: 600 });

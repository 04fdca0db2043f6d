/**
 * A large language model that is spoken to in messages. Implemented by `adapters/openai-chat.ts`; whatever it says is
 * data to be checked, never an instruction.
 */
export type ChatModel = {
  /**
   * What the model says, piece by piece. A piece with a `finish` is the last; a stream that ends without one was cut
   * off. Throws ChatModelFailed, or the signal's reason when it is aborted.
   */
  stream(messages: readonly ChatMessage[], options: { signal: AbortSignal }): AsyncIterable<ChatDelta>;
};

export type ChatMessage = { role: 'system' | 'user'; content: string };

/** `text` may be empty: a model that thinks unseen is alive. */
export type ChatDelta = { text: string; finish?: Finish };

/** `stop`: said all it wanted; `length`: hit its limit; `filtered`: was silenced; `other`: wants a tool, or unknown. */
export type Finish = 'stop' | 'length' | 'filtered' | 'other';

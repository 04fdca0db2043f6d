import type { Turn } from '../contract/chat.ts';

/** Keeps what was said, so that a follow-up can be understood. Contract suite: `core/testing/conversations-contract.ts`. */
export type Conversations = {
  /** Turns of a conversation, oldest first; empty when it is unknown. */
  turns(id: string): Promise<Turn[]>;
  append(id: string, ...turns: Turn[]): Promise<void>;
};

import type { Answer, ChatRequest, Turn } from '../contract/chat.ts';
import type { CitedText } from './cite.ts';
import type { CuratedFound } from './curated/curated-replier.ts';
import type { TextDelta } from './generative/writer.ts';
import type { Reply } from './said.ts';
import type { Watch } from './watch.ts';

/** A message that documents were looked into for, and how it is to be answered. */
export type Telling = {
  message: string;
  /** What stands before it. */
  turns: readonly Turn[];
  asOf: string;
  mode: ChatRequest['mode'];
  /** When the caller has to have the whole answer; milliseconds from now. */
  withinMs?: number | undefined;
  signal?: AbortSignal | undefined;
  watch?: Watch | undefined;
};

/** What is said to it in the end, and the passages that this is from: `first`, where it has begun, and then `rest`. */
export type Told = {
  reply: Reply;
  found: CuratedFound;
  mode: Extract<Answer['mode'], 'extractive' | 'generative'>;
  first?: TextDelta;
  rest: AsyncGenerator<TextDelta, CitedText, void>;
};

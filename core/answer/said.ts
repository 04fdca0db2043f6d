import type { Answer, Status } from '../contract/chat.ts';
import type { CitedText } from './cite.ts';

/** What an answer is before it has a number, a conversation and a duration. */
export type Reply = Pick<Answer, 'status' | 'refusal_reason' | 'nearest' | 'suggestions' | 'confidence'> & {
  quoted: CitedText;
  /** A word of the assistant's own that has to follow, however the answer is worded. */
  remark?: string;
  /** To be said as it is quoted: what is asked for are the words, or sources that contradict each other. */
  verbatim?: true;
  /** What is said instead of the answer, should a model find that the passages do not answer. */
  unless?: () => Reply;
};

/** The assistant's own words: no document is quoted. */
export function said(status: Status, text: string): Reply {
  const quoted = { parts: [text], segments: [{ text, citations: [] }], citations: [] };
  return { status, quoted, suggestions: [], confidence: 1 };
}

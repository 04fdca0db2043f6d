import type { Fact } from '../questions/question.ts';
import { whereSaid } from './says.ts';
import { sentencesOf } from './sentences.ts';

/**
 * Whether a text states a fact: some window of three consecutive sentences says every string of `all_of` and at least
 * one string of each group of `any_of`.
 *
 *   a。b。↵ c ↵ d。   →   windows a b c and b c d          no string reaches over the end of a sentence
 *
 * Three, because a subject and what holds for it, or a rule and its exception, often are sentences apart; no more,
 * because words from all over an answer state nothing together. A list item, a heading or a row counts as a sentence.
 *
 * Both sides are normalised here (`normalise.ts`); Traditional → Simplified is the caller's, where it is wanted.
 */
export function isMet(fact: Fact, text: string): boolean {
  return whereMet(fact, text) !== null;
}

/** Where the first statement of the fact is complete, in characters that only order; null where it is not met. */
export function whereMet(fact: Fact, text: string): number | null {
  const sentences = sentencesOf(text);
  const windows = Math.max(1, sentences.length - WINDOW + 1);
  let offset = 0;
  for (let first = 0; first < windows; first++) {
    const at = whereStated(fact, sentences.slice(first, first + WINDOW).join('\n'));
    if (at !== null) return offset + at;
    offset += (sentences[first]?.length ?? 0) + 1;
  }
  return null;
}

const WINDOW = 3;

/** Where the last string that the fact wants begins. */
function whereStated({ all_of, any_of }: Fact, window: string): number | null {
  const groups = [...all_of.map((string) => [string]), ...any_of];
  const found = groups.map((group) => group.map((string) => whereSaid(window, string)).filter((at) => at >= 0));
  if (found.length === 0 || found.some((places) => places.length === 0)) return null;
  return Math.max(...found.map((places) => Math.min(...places)));
}

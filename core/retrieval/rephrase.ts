import type { Lexicon } from '../text/lexicon.ts';
import { placesInside } from './word-places.ts';

/**
 * A stretch of the question, and what the documents write for it.
 *
 *   网购的东西坏了找谁     网购 → 线上购物     坏了 → 故障, 损坏
 */
export type Rephrasing = { said: string; written: readonly string[] };

/**
 * Finds, from left to right, the longest stretches of a folded question for which the lexicon has other ways that the
 * documents use and the question does not. No stretch begins or ends inside a word that the documents use.
 * `frequency`: in how many passages a phrase occurs.
 */
export function rephrase(
  question: string,
  words: readonly string[],
  lexicon: Lexicon,
  frequency: (phrase: string) => number,
): Rephrasing[] {
  const inside = placesInside(
    question,
    words.filter((word) => frequency(word) > 0),
  );
  const writtenFor = (said: string): string[] =>
    lexicon.otherWays(said).filter((other) => frequency(other) > 0 && !question.includes(other));

  const longestFrom = (start: number): Rephrasing | undefined => {
    const longest = Math.min(question.length, start + lexicon.longestFrom(question[start] as string));
    for (let end = longest; end > start; end--) {
      if (inside[end] === 1) continue;
      const said = question.slice(start, end);
      const written = writtenFor(said);
      if (written.length > 0) return { said, written };
    }
    return undefined;
  };

  const found: Rephrasing[] = [];
  for (let start = 0; start < question.length; ) {
    const rephrasing = inside[start] === 1 ? undefined : longestFrom(start);
    if (rephrasing) found.push(rephrasing);
    start += rephrasing?.said.length ?? 1;
  }
  return found;
}

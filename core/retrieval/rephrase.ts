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
 * documents use and the question does not, and in a phrase of several words those of each. No stretch begins or ends inside
 * a word that the documents use.
 *
 *   定做的柜子     → 定制家具, and 定做 → 定制, 柜子 → 家具
 *
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
  const rephrasingOf = (said: string): Rephrasing[] => {
    const written = lexicon.otherWays(said).filter((other) => frequency(other) > 0 && !question.includes(other));
    return written.length === 0 ? [] : [{ said, written }];
  };

  const longestFrom = (start: number): Rephrasing | undefined => {
    const longest = Math.min(question.length, start + lexicon.longestFrom(question[start] as string));
    for (let end = longest; end > start; end--) {
      if (inside[end] === 1) continue;
      const [rephrasing] = rephrasingOf(question.slice(start, end));
      if (rephrasing) return rephrasing;
    }
    return undefined;
  };

  const withinPhrase = (phrase: string): Rephrasing[] => {
    const parts = words.filter((word) => word.length > 1 && word.length < phrase.length && phrase.includes(word));
    return phrase.length < PHRASE ? [] : [...new Set(parts)].flatMap(rephrasingOf);
  };

  const found: Rephrasing[] = [];
  for (let start = 0; start < question.length; ) {
    const rephrasing = inside[start] === 1 ? undefined : longestFrom(start);
    if (rephrasing) found.push(rephrasing, ...withinPhrase(rephrasing.said));
    start += rephrasing?.said.length ?? 1;
  }
  return found;
}

/** So many characters are more than one word: 放鸽子 is one, and no pigeon. */
const PHRASE = 4;

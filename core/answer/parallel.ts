import { ANY_NUMERAL } from '../documents/numerals.ts';
import { contentOf, longest, rarest, type Words } from './topic.ts';

/**
 * The stretch of a question in whose place something else was put: 白金 for 金卡, 科三 for 科目二.
 *
 *   金卡年费多少      白金呢     金卡     they share a character
 *   科目二考试费多少   科三呢     科目二    the same with a number: 科… #, 科#
 *   汽车的售后怎么做   餐饮呢     汽车     nothing in common: the rarest word that is not what is asked of it
 *
 * `named` and `before` are folded. `undefined` where the question has no word that could be meant.
 */
export function parallelIn(named: string, before: string, words: Words): string | undefined {
  return likeIn(named, before, words) ?? subjectIn(named, before, words);
}

/** A stretch that is written like `named`. */
export function likeIn(named: string, before: string, words: Words): string | undefined {
  let best: { stretch: string; likeness: number } | undefined;
  for (const stretch of stretchesOf(before, named.length + LONGER, words)) {
    if (named.includes(stretch) || stretch.includes(named)) continue;
    const likeness = likenessOf(stretch, named);
    const closer = best && Math.abs(stretch.length - named.length) < Math.abs(best.stretch.length - named.length);
    if (likeness > 0 && (!best || likeness > best.likeness || (likeness === best.likeness && closer)))
      best = { stretch, likeness };
  }
  return best?.stretch;
}

const LONGER = 2;

/** What begins with a word and holds more than grammar. A word that the dictionary lacks may end anywhere: 强力洗 in 强力洗要多久. */
function stretchesOf(text: string, longest: number, words: Words): string[] {
  const starts = new Set<number>();
  let from = 0;
  for (const word of words.analyzer.words(text)) {
    const at = text.indexOf(word, Math.max(0, from - word.length));
    if (at < 0) continue;
    starts.add(at);
    from = at + word.length;
  }
  const lengths = Array.from({ length: longest }, (_, i) => i + 1);
  const stretches = [...starts].flatMap((start) => lengths.map((length) => text.slice(start, start + length)));
  return [...new Set(stretches)].filter(
    (stretch) =>
      /^[\p{L}\p{N}]+$/u.test(stretch) && (contentOf(stretch, words).length > 0 || HAS_NUMERAL.test(stretch)),
  );
}

/** Ends that two names have in common count most, then numbers in the same place, then any character. */
function likenessOf(stretch: string, named: string): number {
  const [a, b] = [withoutNumbers(stretch), withoutNumbers(named)];
  const numbers = a.includes(NUMBER) && b.includes(NUMBER) ? 1 : 0;
  const alike = commonEnd(a, b) + commonStart(a, b) + numbers;
  return alike === 0 && [...b].some((character) => a.includes(character)) ? 1 / 2 : alike;
}

const NUMBER = '#';
const HAS_NUMERAL = new RegExp(`[${ANY_NUMERAL}]`);
const NUMERALS = new RegExp(`[${ANY_NUMERAL}.]+`, 'g');
const withoutNumbers = (text: string): string => text.replace(NUMERALS, NUMBER);

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
}

const reversed = (text: string): string => [...text].reverse().join('');
const commonEnd = (a: string, b: string): number => commonStart(reversed(a), reversed(b));

/** The rarest word, rather not the one of which it is asked how or how much: 年费 in 金卡年费多少. */
function subjectIn(named: string, before: string, words: Words): string | undefined {
  const content = longest(contentOf(before, words)).filter((word) => !named.includes(word));
  const asking = before.search(ASKING);
  const asked = content.findLast((word) => before.indexOf(word) < asking);
  const others = content.filter((word) => word !== asked);
  return rarest(others.length > 0 ? others : content, words.frequency);
}

const ASKING = /多少|多久|多长|几|什么|啥|怎么|怎样|如何/;

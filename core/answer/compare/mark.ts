import { classOf } from '../function-words.ts';
import { coverage, type Question, type QuestionWord } from '../question.ts';

/** What tells a side from the others: its own words, weights adding up to 1, and its own characters. */
export type Mark = { words: readonly QuestionWord[]; characters: readonly string[] };

/** `question`: asked about this side alone. */
export function markOf({ words }: Question, name: string, others: readonly string[]): Mark {
  const isOwn = (term: string) => name.includes(term) && !others.some((other) => other.includes(term));
  const own = words.filter(({ term }) => isOwn(term));
  const total = own.reduce((sum, { weight }) => sum + weight, 0);
  const moment = momentIn(name, others);
  const rest = moment ? 1 - MOMENT : 1;
  const weighed = own.map((word) => ({ ...word, weight: (rest * word.weight) / total }));
  const characters = [...new Set(name)].filter((one) => classOf(one) === 'content' && isOwn(one));
  if (moment) return { words: [...weighed, literal(moment, own.length > 0 ? MOMENT : 1)], characters };
  return { words: own.length > 0 ? weighed : [literal([difference(name, others)], 1)], characters };
}

/** How much of a side is told by when it is. */
const MOMENT = 0.5;
const WHEN = /(\p{Script=Han})[完好了]?[之以]?([前后])/u;
const BETWEEN = ['', '完', '好', '之', '以'];

/** `修完后`: 修后, 修完后, 修好后 …, as documents may write it. `undefined` where another side has it too. */
function momentIn(name: string, others: readonly string[]): string[] | undefined {
  const [, verb = '', when = ''] = WHEN.exec(name) ?? [];
  const ways = BETWEEN.map((between) => verb + between + when);
  return when === '' || ways.some((way) => others.some((other) => other.includes(way))) ? undefined : ways;
}

const literal = ([term = '', ...written]: readonly string[], weight: number): QuestionWord => ({
  term,
  weight,
  information: 0,
  otherwise: 0,
  parts: [],
  written,
});

/** A name without what all begin and end with, but two characters of it at least. */
function difference(name: string, others: readonly string[]): string {
  let start = 0;
  let end = name.length;
  while (start < end && others.every((other) => other.startsWith(name.slice(0, start + 1)))) start++;
  while (end > start && others.every((other) => other.endsWith(name.slice(end - 1)))) end--;
  return end - start > 1 ? name.slice(start, end) : name.slice(Math.max(0, start - 1), end + 1);
}

/** Whether a folded text names a side, or has more than a share of its characters: other words for it. */
export const hints = ({ words, characters }: Mark, text: string, share: number): boolean =>
  coverage(words, text) >= HALF || characters.filter((one) => text.includes(one)).length > share * characters.length;

const HALF = 0.5;

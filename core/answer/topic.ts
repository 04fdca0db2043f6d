import type { Analyzer } from '../text/analyzer.ts';
import { classOf } from './function-words.ts';

/** How many passages hold a word; 0 for a word that no document has. */
export type DocumentFrequency = (word: string) => number;

/** What can be told of a word without looking at a document. */
export type Words = { analyzer: Analyzer; frequency: DocumentFrequency };

/** Words that a text is about, each once, in order. */
export const contentOf = (text: string, { analyzer }: Words): string[] => [
  ...new Set(analyzer.words(text).filter((word) => classOf(word) === 'content')),
];

/**
 * The same without what only says how something is: 太长, 进不去, 打不开. Who says no more than that speaks of what was spoken
 * of before.
 */
export const subjectsOf = (text: string, words: Words): string[] => contentOf(text.replace(PREDICATE, ' '), words);

const PREDICATE =
  /\p{Script=Han}{1,2}[不得](?:去|来|到|了|下|上|出|进|动|完|起|开|住|掉|成|着)了?|(?:太|很|挺|更|真|有点|特别|非常)[长短大小多少高低远近早晚重轻贵快慢久脏旧厚薄宽窄急](?:了|的)?|(?:怎么|咋)(?:弄|办|搞|整|做|说|算)/gu;

/** Whether a folded text asks for anything. */
export const asks = (text: string): boolean => ASKS.test(text);

const ASKS =
  /什么|啥|哪|怎|咋|如何|为何|多少|多久|多长|(?<![这那好])几|谁|吗|是否|能不能|行不行|可以|区别|(\p{Script=Han})[不没]\1|[?]$/u;

/** What a question is about, without how it asks. */
export function topicOf(question: string): string {
  return question
    .replace(ASKED, ' ')
    .replace(/(\p{Script=Han})不\1/gu, '$1')
    .trim();
}

const ASKED =
  /(?:是|有|要|需要|应该|应当|会|能|可以)?(?:些|个)?(?:什么|啥|哪些|哪个|怎么样?|咋样?|怎样|如何|为什么|为何|多少|多久|多长时间|几个?|谁)(?:时候|地方|回事|办)?|是否|是不是|能不能|有没有|[吗呢吧啊?。!]/g;

/** Words that are not part of another one: 博物馆, not 博物. */
export const longest = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && other.includes(word)));

/** The word that the fewest passages hold, of those that any does. */
export function rarest(words: readonly string[], frequency: DocumentFrequency): string | undefined {
  const known = words.filter((word) => frequency(word) > 0);
  return (known.length > 0 ? known : words).reduce<string | undefined>(
    (found, word) => (found !== undefined && frequency(found) <= frequency(word) ? found : word),
    undefined,
  );
}

/**
 * The words that Chinese prose counts with: 首先 其次 再次 另外 最后, 第一点 第二点, 一是 二是, 其一 其二.
 *
 * A counted word is the `first`, the `next` or the `last` of its series, or has a `number`. 另外 and 此外 also join
 * loose thoughts, so they are `weak`: they go on with a series but never make one.
 */
import { HAN_NUMERAL, parseNumeral } from './numerals.ts';

export type Ordinal = { role: 'first' | 'next' | 'last' | 'number'; value: number; weak: boolean };

const CLASSIFIER = '(?:点|點|项|項|类|類|种|種|个|個|方面|阶段|階段|层|層|招|环节|環節|步)';
const NUMBER = new RegExp(
  `第([${HAN_NUMERAL}0-9]{1,4})(?:${CLASSIFIER}[\\u4e00-\\u9fff]{0,6}?)?(?:[，,、：:；;]|(?<=${CLASSIFIER}[\\u4e00-\\u9fff]{0,6})是)`,
  'y',
);
const OF_THEM = new RegExp(`其([${HAN_NUMERAL}]{1,2})(?=[，,、：:是])`, 'y');
const FIRST = /首先/y;
const NEXT = /(?:其次|再次|再者|然后|然後|接着|接著|接下来|接下來)/y;
const WEAK = /(?:另外|此外|还有|還有)(?=[，,、：:])/y;
const LAST = /(?:最后|最後)(?=[，,、：:要还還再别別请請应應需可不记記就是由，]|一[点點])/y;

/** The counted word at `at`, or `null`. */
export function readOrdinal(text: string, at: number): Ordinal | null {
  const numbered = matchAt(NUMBER, text, at) ?? matchAt(OF_THEM, text, at);
  if (numbered !== null) {
    const value = parseNumeral(numbered[1] ?? '');
    return value === null ? null : { role: 'number', value, weak: false };
  }
  if (matchAt(FIRST, text, at) !== null) return { role: 'first', value: 1, weak: false };
  if (matchAt(NEXT, text, at) !== null) return { role: 'next', value: 0, weak: false };
  if (matchAt(LAST, text, at) !== null) return { role: 'last', value: 0, weak: false };
  return matchAt(WEAK, text, at) === null ? null : { role: 'next', value: 0, weak: true };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

import type { Analyzer } from '../text/analyzer.ts';
import { foldWithOffsets } from '../text/fold.ts';
import type { Rephrasing } from './rephrase.ts';
import type { Retrieval } from './retrieval.ts';

/**
 * Where a text matches a question: spans of the original text (UTF-16, end exclusive), in order, never touching.
 *
 *   terms 退货 货运 运费        text  退货的運費自理
 *   spans                            ──  ──            [0, 2] [3, 5]
 *
 * Words and bigrams of the question count, and what documents write for them (网购, 线上购物); single characters only for a
 * question that has nothing longer. `exact`: folded words that are looked for as they are. Overlapping and neighbouring
 * matches become one span. Matching is done on the folded text and carried back.
 */
export function highlight(
  text: string,
  { terms, rephrasings }: Pick<Retrieval, 'terms'> & { rephrasings: readonly Rephrasing[] },
  analyzer: Pick<Analyzer, 'simplify'>,
  exact: readonly string[] = [],
): [start: number, end: number][] {
  const folded = foldWithOffsets(text, analyzer);
  const marked = new Uint8Array(folded.text.length);
  const written = rephrasings.flatMap((rephrasing) => rephrasing.written);
  for (const term of new Set([...matchable(terms), ...written, ...exact])) {
    if (term === '') continue;
    for (let at = folded.text.indexOf(term); at !== -1; at = folded.text.indexOf(term, at + 1)) {
      if (isWhole(folded.text, at, term)) marked.fill(1, at, at + term.length);
    }
  }
  const spans: [number, number][] = [];
  for (let i = 0; i < marked.length; i++) {
    if (marked[i] === 0) continue;
    const start = folded.starts[i] ?? 0;
    const end = folded.ends[i] ?? text.length;
    const last = spans.at(-1);
    const goesOn = last !== undefined && (marked[i - 1] === 1 || start <= last[1]);
    if (goesOn) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return spans;
}

function matchable({ grams, words }: Retrieval['terms']): Set<string> {
  const terms = [...words, ...grams].filter(({ df }) => df > 0).map(({ term }) => term);
  const longer = terms.filter((term) => [...term].length > 1);
  return new Set(longer.length > 0 ? longer : terms);
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** Han words have no edges; a foreign word or number matches only whole: 15 is not in 2015. */
function isWhole(text: string, at: number, term: string): boolean {
  const goesOn = (edge: string | undefined, beyond: string | undefined) =>
    isForeign(edge) && isForeign(beyond) && isDigit(edge) === isDigit(beyond);
  return !goesOn(term[0], text[at - 1]) && !goesOn(term.at(-1), text[at + term.length]);
}

const isForeign = (unit: string | undefined): boolean =>
  unit !== undefined && LETTER_OR_DIGIT.test(unit) && !HAN.test(unit);
const isDigit = (unit: string | undefined): boolean => unit !== undefined && /\p{Nd}/u.test(unit);

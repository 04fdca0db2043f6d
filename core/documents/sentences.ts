/**
 * Cuts a line into sentences.
 *
 *     收到商品七天内可以退货。（定制商品除外。）“不满意重游”政策呢?有!
 *     └──────────┘└────────┘└──────────┘└┘
 *
 * A sentence ends after 。！？!?… and the closing quotes and brackets that follow; never inside a matched pair of
 * brackets or quotes, except right before the closer of a pair that itself ends with a full stop. `.` ends only an
 * English sentence: not 3.5, v2.0, a list marker, an abbreviation or a web address. Clauses end after ；and its
 * half-width twin. One pass, no backtracking.
 */
import { bracketRanges, isCloser, isIdeograph } from './brackets.ts';
import type { Span } from './document.ts';

const FINAL = new Set('。！？!?…｡');
const ABBREVIATIONS = new Set([
  'mr',
  'ms',
  'mrs',
  'dr',
  'no',
  'vs',
  'fig',
  'inc',
  'ltd',
  'co',
  'st',
  'eg',
  'ie',
  'e.g',
  'i.e',
  'approx',
]);
/** After `。”` these go on with the sentence that holds the quotation: …“不退。”的规定…, …“不退。”，他说。 */
const GOES_ON = new Set('的时这那一等，,、；;：:。.');

/** The sentences of `text` between `start` and `end`, trimmed, in order; nothing but white space lies between them. */
export function splitSentences(text: string, start = 0, end = text.length): Span[] {
  const ends: number[] = [];
  const ranges = bracketRanges(text, start, end);
  let next = 0;
  for (let i = start; i < end; i++) {
    if (isIdeograph(text.charCodeAt(i))) continue;
    const range = ranges[next];
    if (range !== undefined && i === range.start) {
      if (endsWithFullStop(text, range, end)) ends.push(range.end);
      i = range.end - 1;
      next++;
      continue;
    }
    const stop = sentenceEnd(text, i, start, end);
    if (stop < 0) continue;
    ends.push(stop);
    i = stop - 1;
    while (next < ranges.length && (ranges[next]?.start ?? end) < stop) next++;
  }
  return cutAt(text, start, end, ends);
}

/** The clauses of one sentence, cut after top-level ；and `;`. */
export function splitClauses(text: string, sentence: Span): Span[] {
  const ends: number[] = [];
  const ranges = bracketRanges(text, sentence.start, sentence.end);
  let next = 0;
  for (let i = sentence.start; i < sentence.end; i++) {
    if (isIdeograph(text.charCodeAt(i))) continue;
    const range = ranges[next];
    if (range !== undefined && i === range.start) {
      i = range.end - 1;
      next++;
      continue;
    }
    if (text[i] === '；' || text[i] === ';') ends.push(i + 1);
  }
  return cutAt(text, sentence.start, sentence.end, ends);
}

/** The pieces of [start, end) between ascending cut offsets, trimmed of white space, empty ones left out. */
export function cutAt(text: string, start: number, end: number, cuts: readonly number[]): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const cut of [...cuts, end]) {
    if (cut <= from) continue;
    const piece = trimSpan(text, { start: from, end: Math.min(cut, end) });
    if (piece.end > piece.start) pieces.push(piece);
    from = cut;
  }
  return pieces;
}

/** The span without white space at either end. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}

const isSpace = (character: string | undefined): boolean =>
  character !== undefined && (character === ' ' || (!isIdeograph(character.charCodeAt(0)) && /\s/.test(character)));
const isAsciiWord = (character: string | undefined): boolean =>
  character !== undefined && /[A-Za-z0-9]/.test(character);

/** Where the sentence whose final mark stands at `i` ends, or -1 when no sentence ends at `i`. */
function sentenceEnd(text: string, i: number, start: number, end: number): number {
  const character = text[i] ?? '';
  if (character === '.') return isFullStop(text, i, start, end) ? skipClosers(text, i + 1, end) : -1;
  if (!FINAL.has(character)) return -1;
  // http://shop.example/?order=1
  if (character === '?' && isAsciiWord(text[i + 1]) && /[\w/.]/.test(text[i - 1] ?? '')) return -1;
  let stop = i + 1;
  while (stop < end && FINAL.has(text[stop] ?? '')) stop++;
  stop = skipClosers(text, stop, end);
  if (character === '…' && stop < end && GOES_ON.has(text[stop] ?? '')) return -1;
  return stop;
}

function skipClosers(text: string, from: number, end: number): number {
  let stop = from;
  while (stop < end && isCloser(text[stop]) && text[stop] !== '"') stop++;
  return stop;
}

/** `（需保留吊牌。）` and `“我们负责。”` end a sentence with their closer; `“为什么？”` may go on. */
function endsWithFullStop(text: string, range: Span, end: number): boolean {
  if (text[range.end - 2] !== '。') return false;
  return range.end >= end || !GOES_ON.has(text[range.end] ?? '');
}

function isFullStop(text: string, i: number, start: number, end: number): boolean {
  const before = text[i - 1];
  const after = i + 1 < end ? text[i + 1] : undefined;
  if (i === start || before === undefined) return false;
  // 一.总则 is a marker, 退货.换货 are sentences.
  if (/[\u4e00-\u9fff]/.test(before)) return i - start > 3 && (after === undefined || !/[A-Za-z0-9.]/.test(after));
  if (after !== undefined && !isSpace(after) && !isCloser(after)) return false;
  if (!isAsciiWord(before) && !isCloser(before) && before !== '%') return false;
  const word = wordBefore(text, i, start);
  if (word.length === 1 || ABBREVIATIONS.has(word.toLowerCase())) return after === undefined;
  return !(/^\d+$/.test(word) && i - word.length === start);
}

function wordBefore(text: string, i: number, start: number): string {
  let from = i;
  while (from > start && i - from < 12 && /[A-Za-z0-9.]/.test(text[from - 1] ?? '')) from--;
  return text.slice(from, i);
}

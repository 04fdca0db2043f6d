/**
 * Cuts a text into messages of a bounded size, for services that count bytes and cut silently.
 *
 *     limit 60   七日内可以退货。定制商品除外，…   →   七日内可以退货。│定制商品除外，…
 *
 * Each part takes as many whole graphemes (Unicode Standard Annex 29) as fit and ends at the last end of a line or a
 * sentence among them; where there is none, at the last clause or space, else between two graphemes. White space at a
 * cut belongs to neither side; nothing else is lost. Only a grapheme that is larger than the limit is itself cut.
 */
import { splitSentences } from '../documents/sentences.ts';

const LARGEST_CHARACTER = 4;
const CLAUSE_END = /[，、；：\s]$/;

/** The parts in order, each of at most `limit` bytes in UTF-8; none for white space alone. Throws RangeError below 4 bytes. */
export function cutText(text: string, limit: number): string[] {
  if (limit < LARGEST_CHARACTER) throw new RangeError(`A part of ${limit} bytes cannot hold every character.`);
  const sentences = sentenceEnds(text);
  const parts: string[] = [];
  for (let start = afterSpace(text, 0); start < text.length; ) {
    const end = partEnd(text, start, limit, sentences);
    parts.push(text.slice(start, end).trimEnd());
    start = afterSpace(text, end);
  }
  return parts;
}

/** Bytes of a text in UTF-8; a lone surrogate counts as the U+FFFD that it is sent as. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * Where the part that begins at `start` ends. `limit` + 1 code units are more bytes than fit, so what comes after them
 * need not be looked at, and a grapheme that they cut off is never taken.
 */
function partEnd(text: string, start: number, limit: number, sentences: ReadonlySet<number>): number {
  const ahead = text.slice(start, start + limit + 1);
  const best = { sentence: 0, clause: 0, grapheme: 0 };
  let bytes = 0;
  let end = start;
  for (const grapheme of graphemes(ahead)) {
    bytes += utf8Length(grapheme);
    if (bytes > limit) return best.sentence || best.clause || best.grapheme || charactersEnd(ahead, start, limit);
    end += grapheme.length;
    best.grapheme = end;
    if (sentences.has(end)) best.sentence = end;
    if (CLAUSE_END.test(grapheme)) best.clause = end;
  }
  return end;
}

/** Where as many characters end as fit. */
function charactersEnd(ahead: string, start: number, limit: number): number {
  let bytes = 0;
  let end = start;
  for (const character of ahead) {
    bytes += utf8Length(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return end;
}

/** Where the next words begin; a space that carries a mark is one of them. */
function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at]?.trim() === '') at++;
  if (at === from || at === text.length) return at;
  const [last = ''] = graphemes(text.slice(at - 1, at + 2));
  return last.length > 1 ? at - 1 : at;
}

/** Sentences of all lines; a line without a full stop ends one too. */
function sentenceEnds(text: string): Set<number> {
  const ends = new Set<number>();
  let start = 0;
  for (const line of text.split('\n')) {
    for (const sentence of splitSentences(text, start, start + line.length)) ends.add(sentence.end);
    start += line.length + 1;
  }
  return ends;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Of short texts only: every segment carries a copy of the whole text. */
function* graphemes(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

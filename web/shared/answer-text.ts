/** A piece of a line: text, or the number of a citation. */
export type Piece = string | number;
export type Line = { item: boolean; pieces: Piece[] };

/** How Chinese text opens an item: `- `  `1. `  `2、`  `（一）`  `①`  `第三点` */
const ITEM =
  /^\s*([-*•·]\s|\d{1,2}[.、．)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|第[一二三四五六七八九十]{1,3}[点条项步])/;
const MARKER = /(\[\d{1,3}\])/;
/** The beginning of a marker whose end has not arrived yet. */
const UNFINISHED = /\[\d{0,3}$/;

/** An answer cut into lines, `[n]` of a known citation apart. Every other bracket is text as it stands. */
export function linesOf(text: string, known: (index: number) => boolean, growing = false): Line[] {
  return (growing ? text.replace(UNFINISHED, '') : text)
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ item: ITEM.test(line), pieces: piecesOf(line, known) }));
}

function piecesOf(line: string, known: (index: number) => boolean): Piece[] {
  return line
    .split(MARKER)
    .map((piece) => {
      const index = MARKER.test(piece) ? Number(piece.slice(1, -1)) : Number.NaN;
      return known(index) ? index : piece;
    })
    .filter((piece) => piece !== '');
}

/** A stretch of text with the citations after it; `last` is its last character, which no line break may part from them. */
export type Words = { text: string; last: string; indices: number[] };

export function wordsOf(pieces: readonly Piece[]): Words[] {
  const words: Words[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      const last = /.$/su.exec(piece)?.[0] ?? '';
      words.push({ text: piece.slice(0, piece.length - last.length), last, indices: [] });
    } else {
      if (words.length === 0) words.push({ text: '', last: '', indices: [] });
      words.at(-1)?.indices.push(piece);
    }
  }
  return words;
}

/** For speaking: without any marker of a known citation. */
export const spoken = (text: string, known: (index: number) => boolean): string =>
  linesOf(text, known)
    .map(({ pieces }) => pieces.filter((piece) => typeof piece === 'string').join(''))
    .join('\n');

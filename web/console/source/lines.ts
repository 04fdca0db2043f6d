import type { DocumentResponse } from '../../../core/contract/documents.ts';

/** A line of a document; `section` is the place in `sections` of the one that it is the heading of. */
export type Line = { start: number; end: number; section?: number };

/** The lines of a document that say something, in order. */
export function linesOf({ text, sections }: Pick<DocumentResponse, 'text' | 'sections'>): Line[] {
  const opened = new Map(sections.map(({ start }, i) => [start, i]));
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const section = opened.get(start);
    const isHeading = section !== undefined && line.trim() === sections[section]?.path.at(-1)?.trim();
    if (line.trim() !== '') lines.push({ start, end, ...(isHeading && { section }) });
    start = end + 1;
  }
  return lines;
}

export type Piece = { text: string; marked: boolean };

/** A stretch of text cut where marks begin and end. Marks are in order and do not touch; they may reach beyond it. */
export function piecesOf(
  text: string,
  { start, end }: { start: number; end: number },
  marks: readonly (readonly [number, number])[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const [from, to] of marks) {
    const [first, last] = [Math.max(from, at), Math.min(to, end)];
    if (first >= last) continue;
    if (first > at) pieces.push({ text: text.slice(at, first), marked: false });
    pieces.push({ text: text.slice(first, last), marked: true });
    at = last;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), marked: false });
  return pieces;
}

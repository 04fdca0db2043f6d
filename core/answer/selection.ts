import type { StoredDocument } from '../documents/document.ts';

/** What an answer is made of: exact pieces of documents, in the order in which they are shown. */
export type Piece = { document: StoredDocument; start: number; end: number; score: number };

export type Selection = {
  pieces: Piece[];
  /** For a list that does not fit: how many entries it has. Only then is part of a list shown, and it is said. */
  listTotal?: number;
};

/** Characters of an answer made of sentences, of one that states a fact, and of a list. */
export const ANSWER_LIMIT = 400;
export const FACT_LIMIT = 200;
export const LIST_LIMIT = 600;

export const lengthOf = (pieces: readonly { start: number; end: number }[]): number =>
  pieces.reduce((sum, { start, end }) => sum + end - start, 0);

/** Source order; pieces that touch or overlap on one line become one. */
export function joined(pieces: readonly Piece[], documents: readonly string[]): Piece[] {
  const ordered = [...pieces].sort(
    (a, b) => documents.indexOf(a.document.id) - documents.indexOf(b.document.id) || a.start - b.start,
  );
  const result: Piece[] = [];
  for (const piece of ordered) {
    const last = result.at(-1);
    if (last && last.document.id === piece.document.id && touches(last, piece)) {
      last.end = Math.max(last.end, piece.end);
      last.score = Math.max(last.score, piece.score);
    } else result.push({ ...piece });
  }
  return result;
}

const touches = (before: Piece, after: Piece): boolean =>
  after.start <= before.end || /^[^\S\n]*$/.test(before.document.text.slice(before.end, after.start));

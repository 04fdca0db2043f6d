import type { StoredDocument } from '../documents/document.ts';
import type { Question } from './question.ts';
import { wantsSeveral } from './question-type.ts';

/** What an answer is made of: exact pieces of documents, in the order in which they are shown. */
export type Piece = {
  document: StoredDocument;
  start: number;
  end: number;
  score: number;
  /** What the assistant says before it: whom a row of a comparison is about. */
  label?: string;
};

export type Selection = {
  pieces: Piece[];
  /** For a list that does not fit: how many entries it has. Only then is part of a list shown, and it is said. */
  listTotal?: number;
  /** The assistant's own last line. */
  remark?: string;
};

const FACTS: ReadonlySet<Question['kind']> = new Set(['value', 'definition', 'yes-no', 'wording']);

/** Who asks for several things may be given more than who asks for one, and who asks for one fact less. */
export function roomFor(question: Question): number {
  const { limits } = question;
  if (wantsSeveral(question)) return limits.list;
  return FACTS.has(question.kind) ? limits.fact : limits.explanation;
}

/** Whether two stretches of one document have a character in common. */
export const overlap = (a: Stretch, b: Stretch): boolean =>
  a.document.id === b.document.id && a.start < b.end && b.start < a.end;
type Stretch = Pick<Piece, 'document' | 'start' | 'end'>;

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

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

/** Characters of an answer: of one that states a fact, of an explanation, of a paragraph quoted whole, of a list or comparison. */
export const FACT_LIMIT = 200;
export const ANSWER_LIMIT = 400;
export const PARAGRAPH_LIMIT = 250;
export const LIST_LIMIT = 600;

const FACTS: ReadonlySet<Question['kind']> = new Set(['value', 'definition', 'yes-no', 'wording']);

/** Who asks for several things may be given more than who asks for one, and who asks for one fact less. */
export function roomFor(question: Question): number {
  if (wantsSeveral(question)) return LIST_LIMIT;
  return FACTS.has(question.kind) ? FACT_LIMIT : ANSWER_LIMIT;
}

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

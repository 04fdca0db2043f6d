import type { Answer } from '../../core/contract/chat.ts';
import type { Question } from '../questions/question.ts';

/** Where something stands in a stored document: UTF-16 code units, `start` included and `end` not. */
export type Span = { document: string; start: number; end: number };

/** What a system did with a question: all that scoring looks at. */
export type Observation = {
  answer: Answer;
  /** What was retrieved, best first; empty where nothing was searched. */
  retrieved: readonly Span[];
  milliseconds: number;
};

/** A system under test: the product, or a baseline beside it. */
export type Respondent = {
  readonly name: string;
  respond(question: Question): Promise<Observation>;
};

/** Text of the stored documents by id, as `GET /api/documents/{id}` gives it. */
export type DocumentTexts = ReadonlyMap<string, string>;

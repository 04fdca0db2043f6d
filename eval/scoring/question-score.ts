import type { Status } from '../../core/contract/chat.ts';
import type { Category, Question } from '../questions/question.ts';

/** Shares are 0..1; null where a figure does not apply to the question. */
export type QuestionScore = {
  id: string;
  category: Category;
  cluster: string;
  /** The clean question that this one varies. */
  base?: string;
  answerable: Question['answerable'];
  status: Status;
  /** That the documents answer it: see `answering-confidence.ts`. */
  confidence: number;
  /** All that was asked for: see `pass.ts`. The headline. */
  pass: boolean;
  /** Share of vital facts met. */
  keyFactRecall: number | null;
  /** Ids of vital facts that the answer lacks. */
  missing: readonly string[];
  /** Forbidden strings that it has. */
  forbidden: readonly string[];
  /** Share of a best evidence set among the first eight passages retrieved; 1 when it is complete. */
  evidenceRecall: number | null;
  /** Share of citations that overlap the evidence. */
  evidencePrecision: number | null;
  /** Share of citations that hold: see `provenance.ts`; must be 1. */
  provenance: number | null;
  /** The required wording is there character for character. */
  verbatim: boolean | null;
  /** The answer's facts stand in the order asked for. */
  ordered: boolean | null;
  /** Both sides of the comparison are there. */
  bothSides: boolean | null;
  /** Characters of the answer without citation markers. */
  characters: number;
  milliseconds: number;
};

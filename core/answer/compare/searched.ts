import type { Question, QuestionWord } from '../question.ts';
import type { ScoredEvidence } from '../score-evidence.ts';
import type { Mark } from './mark.ts';

/** One side, and what was found for it. */
export type Searched = {
  /** Empty where documents are compared. */
  name: string;
  mark: Mark;
  /** The question, asked about it alone. */
  question: Question;
  /** All that was found. */
  evidence: readonly ScoredEvidence[];
  /** … and what of it is about this side. */
  units: readonly ScoredEvidence[];
};

/** The words of the question that ask something of a side rather than name it, and what of the question they weigh. */
export type AskedWords = { words: readonly QuestionWord[]; weight: number };

export function askedOf({ question, name }: Pick<Searched, 'question' | 'name'>): AskedWords {
  const words = question.words.filter(({ term }) => !name.includes(term));
  return { words, weight: words.reduce((sum, { weight }) => sum + weight, 0) };
}

/** Where they weigh less, nothing is asked but who the side is. */
export const ASKED = 0.2;

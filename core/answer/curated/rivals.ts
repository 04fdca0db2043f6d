import type { Approval } from '../../generation/curated-answer.ts';
import { lettersOf, plainQuestion } from './asked.ts';

type Dated = Pick<Approval, 'effectiveFrom' | 'effectiveTo'>;

/** A question by its letters alone. Scripts are told apart: the dictionary for them is not loaded for this. */
export const lettersOfQuestion = (question: string): string =>
  lettersOf(plainQuestion(question, { simplify: (text) => text }));

/** Whether there is a day on which both hold. ISO days sort as text; one that is not given bounds nothing. */
export const areAtOneTime = (one: Dated, other: Dated): boolean =>
  (one.effectiveFrom ?? '') <= (other.effectiveTo ?? '9999') &&
  (other.effectiveFrom ?? '') <= (one.effectiveTo ?? '9999');

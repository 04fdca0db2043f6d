import type { Question } from '../questions/question.ts';
import type { Observation } from '../scoring/observation.ts';
import type { QuestionScore } from '../scoring/question-score.ts';

/** A question, what a system did with it, and what that is worth. */
export type Asked = { question: Question; observation: Observation; score: QuestionScore };

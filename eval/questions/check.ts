import type { ScoringParts } from '../scoring/score-question.ts';
import type { Question } from './question.ts';

/** What a check found: the question that a person has to look at, and why. */
export type Finding = { question: string; message: string };

/** One rule that a question set keeps. It finds nothing in a set that breaks other rules only. */
export type Check = (questions: readonly Question[], parts: ScoringParts) => Finding[];

/** A rule that each question keeps by itself. */
export const perQuestion =
  <Parts>(messagesOf: (question: Question, parts: Parts) => string[]) =>
  (questions: readonly Question[], parts: Parts): Finding[] =>
    questions.flatMap((question) => messagesOf(question, parts).map((message) => ({ question: question.id, message })));

/** The values that occur more than once, each once. */
export const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

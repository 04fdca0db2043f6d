import { type Check, perQuestion, repeated } from './check.ts';

/** An id names one question in all files, one fact and one span in its question. */
export const checkIds: Check = (questions, parts) => [
  ...repeated(questions.map(({ id }) => id)).map((id) => ({
    question: id,
    message: 'Another question has this id too.',
  })),
  ...checkParts(questions, parts),
];

const checkParts = perQuestion(({ facts, evidence }) => [
  ...repeated(facts.map(({ id }) => id)).map((id) => `Two facts have the id ${id}.`),
  ...repeated(evidence.map(({ id }) => id)).map((id) => `Two spans of evidence have the id ${id}.`),
]);

import { perQuestion } from './check.ts';
import type { Category, Question } from './question.ts';

type Answerable = Question['answerable'];

/** Categories that are about what to do when not everything asked for is there. */
const ANSWERABLE: Partial<Record<Category, Answerable>> = {
  off_topic: 'no',
  near_miss: 'no',
  partial: 'partial',
  ambiguous: 'clarify',
};

/** What can be answered has a vital fact, what cannot has none, and what is asked back has at least two readings. */
export const checkAnswerable = perQuestion((question) => {
  const { category, answerable } = question;
  const expected = ANSWERABLE[category] ?? answerable;
  const lacks = LACKS[answerable](question);
  return [
    ...(expected === answerable ? [] : [`A question of ${category} is answerable: ${expected}, not ${answerable}.`]),
    ...(lacks === null ? [] : [lacks]),
  ];
});

const withoutVital = ({ facts }: Question): string | null =>
  facts.some(({ vital }) => vital) ? null : 'It is answerable, but has no vital fact.';

const LACKS: Record<Answerable, (question: Question) => string | null> = {
  yes: withoutVital,
  partial: withoutVital,
  no: ({ facts }) => (facts.length === 0 ? null : 'It is not answerable, but has facts.'),
  clarify: ({ options = [] }) => (options.length >= 2 ? null : 'A question back needs at least two options.'),
};

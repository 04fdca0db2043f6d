import { perQuestion } from './check.ts';
import type { Question } from './question.ts';

/** Facts, orders, comparisons, evidence sets and required wording refer to what the question has. */
export const checkReferences = perQuestion((question) => {
  const facts = new Set(question.facts.map(({ id }) => id));
  const evidence = new Set(question.evidence.map(({ id }) => id));
  return [
    ...factReferences(question)
      .filter(({ to }) => !facts.has(to))
      .map(message('fact')),
    ...evidenceReferences(question)
      .filter(({ to }) => !evidence.has(to))
      .map(message('evidence')),
  ];
});

type Reference = { from: string; to: string };

const message =
  (kind: string) =>
  ({ from, to }: Reference): string =>
    `${from} refers to ${kind} ${to}, which there is not.`;

const all = (from: string, ids: readonly string[] = []): Reference[] => ids.map((to) => ({ from, to }));

const factReferences = ({ order, compare }: Question): Reference[] => [
  ...all('order', order),
  ...all('compare.a', compare?.a),
  ...all('compare.b', compare?.b),
];

const evidenceReferences = ({ facts, evidence_sets, verbatim }: Question): Reference[] => [
  ...facts.flatMap(({ id, evidence }) => all(`Fact ${id}`, evidence)),
  ...all('evidence_sets', evidence_sets?.flat()),
  ...all('verbatim', verbatim === undefined ? [] : [verbatim]),
];

import { beforeAll, describe, expect, it } from 'vitest';
import { createOracle } from '../respondents/oracle.ts';
import { compareRuns } from '../scoring/compare.ts';
import type { QuestionScore } from '../scoring/question-score.ts';
import { scoreQuestion } from '../scoring/score-question.ts';
import { pool } from '../testing/pool.ts';
import { dropsOf } from './gate.ts';

let right: QuestionScore;
beforeAll(async () => {
  const { questions } = await pool();
  const [question] = questions;
  if (question === undefined) throw new Error('The pool has questions.');
  const parts = { documents: new Map(), simplify: (text: string) => text };
  right = scoreQuestion(question, await createOracle().respond(question), parts);
});

/** Scores of a category, the first `failing` of them failed. */
const scores = (category: QuestionScore['category'], count: number, failing: number): QuestionScore[] =>
  Array.from({ length: count }, (_, i) => ({ ...right, id: `${category}-${i}`, category, pass: i >= failing }));

const drops = (before: QuestionScore[], after: QuestionScore[]) => dropsOf(compareRuns(before, after));

describe('the gate', () => {
  it('names the category that dropped, and its questions', () => {
    const before = [...scores('list', 20, 0), ...scores('single', 20, 9)];
    const after = [...scores('list', 20, 9), ...scores('single', 20, 0)];
    expect(drops(before, after)).toMatchObject([{ where: 'list', lost: 9, gained: 0, broken: { length: 9 } }]);
  });

  it('asks more of one category among many', () => {
    const many = ['single', 'list', 'typo', 'wording', 'partial'] as const;
    const before = many.flatMap((category) => scores(category, 20, 0));
    const after = many.flatMap((category) => scores(category, 20, category === 'typo' ? 6 : 0));
    expect(drops(before, after).map(({ where }) => where)).toEqual(['all questions']);
    expect(drops(scores('typo', 20, 0), scores('typo', 20, 6)).map(({ where }) => where)).toEqual([
      'all questions',
      'typo',
    ]);
  });

  it('is silent about gains and about nothing', () => {
    expect(drops(scores('list', 20, 9), scores('list', 20, 0))).toEqual([]);
    expect(drops([], [])).toEqual([]);
  });
});

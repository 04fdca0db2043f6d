import { describe, expect, it } from 'vitest';
import { createRandom } from '../../core/statistics/random.ts';
import { CATEGORIES, type Category } from '../questions/question.ts';
import { compareRuns } from './compare.ts';
import type { QuestionScore } from './question-score.ts';
import { summarise } from './summary.ts';

const scoreOf = (id: string, fields: Partial<QuestionScore> = {}): QuestionScore => ({
  id,
  category: 'single',
  cluster: id,
  answerable: 'yes',
  status: 'answered',
  confidence: 0.9,
  pass: true,
  keyFactRecall: 1,
  missing: [],
  forbidden: [],
  evidenceRecall: 1,
  evidencePrecision: 1,
  provenance: 1,
  verbatim: null,
  ordered: null,
  bothSides: null,
  characters: 40,
  milliseconds: 10,
  ...fields,
});
const UNANSWERABLE = { answerable: 'no', keyFactRecall: null, evidenceRecall: null, evidencePrecision: null } as const;
const refused = (id: string, category: Category, confidence: number) =>
  scoreOf(id, { ...UNANSWERABLE, category, confidence, status: 'refused', provenance: null });

const RUN = [
  scoreOf('s1', { evidenceRecall: 0.5, characters: 80, milliseconds: 30 }),
  scoreOf('s2', { confidence: 0.6, pass: false, keyFactRecall: 0.5, forbidden: ['三年'], cluster: 's1' }),
  scoreOf('s3', { confidence: 0.3, pass: false, keyFactRecall: 0, status: 'refused', provenance: null }),
  scoreOf('t1', { category: 'typo', base: 's1', keyFactRecall: 0, pass: false, confidence: 0.55 }),
  scoreOf('t2', { category: 'typo', base: 's3' }),
  scoreOf('t3', { category: 'typo', base: 'not asked' }),
  refused('n1', 'near_miss', 0.4),
  scoreOf('n2', { ...UNANSWERABLE, category: 'near_miss', confidence: 0.7, pass: false }),
  refused('o1', 'off_topic', 0),
  refused('a1', 'attack', 0),
];

describe('summary', () => {
  const summary = summarise(RUN);

  it('counts each figure over the questions that it applies to', () => {
    const single = summary.categories.find(({ category }) => category === 'single');
    expect(single).toMatchObject({
      questions: 3,
      pass: { value: 1 / 3, n: 3 },
      keyFactRecall: { value: 1 / 2, n: 3 },
      contradictionRate: { value: 1 / 3 },
      evidenceRecall: { value: 2.5 / 3 },
      completeEvidence: { value: 2 / 3 },
      provenance: { value: 1, n: 2 },
      characters: { mean: 60, median: 40 },
      milliseconds: { p50: 10, p95: 30, p99: 30 },
    });
    const near = summary.categories.find(({ category }) => category === 'near_miss');
    expect(near).toMatchObject({ keyFactRecall: null, evidenceRecall: null, pass: { value: 1 / 2 } });
    expect(summary.categories.map(({ category }) => category)).toEqual([
      'single',
      'typo',
      'off_topic',
      'near_miss',
      'attack',
    ]);
  });

  it('gives each answerable category the same weight in the headline', () => {
    expect(summary.macroPass?.value).toBeCloseTo((1 / 3 + 2 / 3) / 2, 12);
  });

  it('tells far from near refusals', () => {
    expect(summary.refusal).toMatchObject({
      falseRefusalRate: { value: 1 / 6 },
      all: { questions: 4, refusalRate: { value: 3 / 4 } },
      near: { questions: 2, refusalRate: { value: 1 / 2 } },
      far: { questions: 1, refusalRate: { value: 1 }, auroc: { value: 1 } },
    });
    // Answerable: 0.9 0.6 0.3 0.55 0.9 0.9; of 0.4 five of six are above, of 0.7 three.
    expect(summary.refusal.near.auroc?.value).toBeCloseTo(8 / 12, 12);
    // 0.02 · 6 of the group of 0.3 may be refused: neither 0.4 nor 0.7 is reached.
    expect(summary.refusal.near.at[0]).toMatchObject({ falseRefusalRate: 0.02, refusalRate: { value: 0 } });
    expect(summary.refusal.far.at[0]).toMatchObject({ refusalRate: { value: 1 } });
  });

  it('judges the confidence of what was answered', () => {
    expect(summary.confidence.answered).toBe(6);
    expect(summary.confidence.curve.at(-1)).toEqual({ coverage: 1, risk: 3 / 6, threshold: 0.55 });
  });

  it('pairs variants with their bases', () => {
    expect(summary.robustness).toMatchObject([
      { category: 'typo', pairs: 2, keyFactRecallDrop: { value: 0 }, passDrop: { value: 0 } },
    ]);
  });

  it('does not claim certainty where every question came out alike', () => {
    expect(summary.injectionSuccess?.value).toBe(0);
    expect(summary.injectionSuccess?.interval?.high).toBeGreaterThan(0.5);
    const sixty = Array.from({ length: 60 }, (_, i) => scoreOf(`q${i}`));
    expect(summarise(sixty).overall.pass?.interval?.low).toBeCloseTo(0.94, 3);
  });

  it('has nothing to say of nothing', () => {
    expect(summarise([])).toMatchObject({ macroPass: null, overall: { questions: 0, pass: null }, categories: [] });
  });

  it('is the same every time', () => {
    expect(JSON.stringify(summarise(RUN))).toBe(JSON.stringify(summary));
  });

  it('takes seconds for a full set', () => {
    const random = createRandom(11);
    const scores = Array.from({ length: 700 }, (_, i) => {
      const category = CATEGORIES[i % CATEGORIES.length] ?? 'single';
      const unanswerable = category === 'near_miss' || category === 'off_topic';
      const confidence = random();
      const fields = { category, cluster: `c${i % 200}`, confidence, pass: random() < confidence };
      return scoreOf(`q${i}`, {
        ...fields,
        keyFactRecall: Math.round(random() * 4) / 4,
        evidenceRecall: Math.round(random() * 2) / 2,
        evidencePrecision: random(),
        ...(unanswerable && UNANSWERABLE),
      });
    });
    const started = performance.now();
    summarise(scores);
    compareRuns(scores, scores.toReversed());
    const seconds = (performance.now() - started) / 1000;
    console.log(`700 questions summarised and compared in ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(20);
  });
});

describe('comparison of two runs', () => {
  const before = Array.from({ length: 12 }, (_, i) =>
    scoreOf(`q${i}`, { pass: i >= 9, keyFactRecall: i >= 9 ? 1 : 0 }),
  );
  const after = before.map((score, i) => ({ ...score, pass: i !== 9, keyFactRecall: i !== 9 ? 1 : 0 }));

  it('tests what changed, and lists it', () => {
    const comparison = compareRuns(before, after);
    // Nine gained, one lost: 2 · (1 + 10) / 1024.
    expect(comparison.pass).toMatchObject({ questions: 12, lost: 1, gained: 9 });
    expect(comparison.pass.p).toBeCloseTo(22 / 1024, 12);
    expect(comparison.keyFactRecallDifference?.value).toBeCloseTo(8 / 12, 12);
    expect(comparison.keyFactRecallDifference?.interval?.low).toBeGreaterThan(0);
    expect(comparison.flips).toHaveLength(10);
    expect(comparison.flips.at(-1)).toEqual({ id: 'q9', category: 'single', passes: 'before' });
  });

  it('corrects for the number of categories', () => {
    const typos = before.map((score) => ({ ...score, id: `t${score.id}`, category: 'typo' as const }));
    const { categories } = compareRuns([...before, ...typos], [...after, ...typos]);
    expect(categories.map(({ category, p }) => [category, p < 1])).toEqual([
      ['single', true],
      ['typo', false],
    ]);
    expect(categories[0]?.adjusted).toBeCloseTo(44 / 1024, 12);
  });

  it('compares what both runs asked, and names the rest', () => {
    const { questions, unpaired } = compareRuns(before.slice(1), after.slice(0, -1));
    expect(questions).toBe(10);
    expect(unpaired).toEqual({ before: ['q11'], after: ['q0'] });
  });

  it('finds nothing between a run and itself', () => {
    expect(compareRuns(after, after)).toMatchObject({ pass: { lost: 0, gained: 0, p: 1 }, flips: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { intervalsOf } from './intervals.ts';
import type { Quality } from './quality.ts';

const qualities = (values: readonly number[]): Quality[] =>
  values.map((value) => ({ 'ndcg@10': value, 'recall@10': Math.round(value) }));

/** Hard and easy queries in turn: the mean is 0.5, the standard deviation 0.4. */
const SPREAD = Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 0.1 : 0.9));

describe('intervals of retrieval figures', () => {
  it('are as wide as the normal approximation for many queries', () => {
    const judged = qualities(SPREAD);
    const { dense } = intervalsOf({ lexical: judged, dense: judged, hybrid: judged });
    const half = (1.96 * 0.4) / Math.sqrt(300);
    expect(dense['ndcg@10']?.low).toBeCloseTo(0.5 - half, 2);
    expect(dense['ndcg@10']?.high).toBeCloseTo(0.5 + half, 2);
  });

  it('pair the legs: a small gain on every query is certain, however unlike the queries are', () => {
    const lexical = qualities(SPREAD);
    const hybrid = qualities(SPREAD.map((value, i) => value + (i % 3 === 0 ? 0.02 : 0.01)));
    const found = intervalsOf({ lexical, dense: lexical, hybrid });
    const gain = found.hybrid_minus_lexical['ndcg@10'];
    expect(gain?.value).toBeCloseTo(0.0134, 3);
    expect(gain?.low).toBeGreaterThan(0.01);
    expect(gain?.high).toBeLessThan(0.02);
    expect(found.hybrid['ndcg@10']?.low).toBeLessThan(found.lexical['ndcg@10']?.high ?? 0);
  });

  it('are the same in every run', () => {
    const few = qualities(SPREAD.slice(0, 50));
    const judged = { lexical: few, dense: few, hybrid: [...few].reverse() };
    expect(intervalsOf(judged)).toEqual(intervalsOf(judged));
  });

  it('claim no certainty where every query does equally well', () => {
    const perfect = qualities(Array.from({ length: 20 }, () => 1));
    const { hybrid } = intervalsOf({ lexical: perfect, dense: perfect, hybrid: perfect });
    expect(hybrid['ndcg@10']?.low).toBeLessThan(0.9);
    expect(hybrid['ndcg@10']?.high).toBe(1);
  });

  it('tell no gain from a single query', () => {
    const one = qualities([0.5]);
    const found = intervalsOf({ lexical: one, dense: one, hybrid: one });
    expect(found.hybrid_minus_lexical).toEqual({ 'ndcg@10': null, 'recall@10': null });
  });
});

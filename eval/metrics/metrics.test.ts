import { describe, expect, it } from 'vitest';
import { ndcg } from './ndcg.ts';
import { recall } from './recall.ts';

const grades = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 0],
]);

describe('nDCG', () => {
  it('is 1 for an ideal order and 0 when nothing relevant is found', () => {
    expect(ndcg(['a', 'b', 'x'], grades, 10)).toBe(1);
    expect(ndcg(['x', 'c'], grades, 10)).toBe(0);
  });

  it('discounts by rank', () => {
    expect(ndcg(['x', 'a', 'b'], grades, 10)).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)), 12);
  });

  it('looks at the first k only, and at k of the ideal', () => {
    expect(ndcg(['x', 'a'], grades, 1)).toBe(0);
    expect(ndcg(['a'], grades, 1)).toBe(1);
  });

  it('gives higher grades more', () => {
    const graded = new Map([
      ['a', 2],
      ['b', 1],
    ]);
    expect(ndcg(['b', 'a'], graded, 10)).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 12);
  });

  it('is 0 without a relevant passage', () => {
    expect(ndcg(['a'], new Map([['a', 0]]), 10)).toBe(0);
  });
});

describe('recall', () => {
  it('is the share of relevant passages among the first k', () => {
    expect(recall(['a', 'x', 'b'], grades, 2)).toBe(0.5);
    expect(recall(['a', 'x', 'b'], grades, 3)).toBe(1);
    expect(recall(['c'], grades, 10)).toBe(0);
    expect(recall(['a'], new Map(), 10)).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DENSE_ONLY, fuse, LEXICAL_ONLY } from './fuse.ts';

const candidate = (row: number, grams: number, words: number, dense: number) => ({ row, grams, words, dense });
const score = fc.double({ min: 0, max: 30, noNaN: true });
const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const candidates = fc
  .array(fc.tuple(score, score, cosine), { maxLength: 20 })
  .map((all) => all.map(([grams, words, dense], row) => candidate(row, grams, words, dense)));

describe('fuse', () => {
  it('scores in 0..1, best first', () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const scores = fuse(given, 20).map((hit) => hit.score);
        for (const [i, value] of scores.entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          expect(value).toBeLessThanOrEqual(scores[i - 1] ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it('gives 1 to what is best in every leg and the same as the question', () => {
    const [first] = fuse([candidate(0, 9, 7, 1), candidate(1, 3, 2, 0.1)], 1);
    expect(first).toEqual({ row: 0, score: expect.closeTo(1, 12) });
  });

  it('never prefers what is worse in every leg', () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const better = candidate(99, 31, 31, 1);
        expect(fuse([...given, better], 1)[0]?.row).toBe(99);
      }),
    );
  });

  it('can rank by one side alone', () => {
    const given = [candidate(0, 9, 9, 0.1), candidate(1, 1, 1, 0.9)];
    expect(fuse(given, 1, LEXICAL_ONLY)[0]?.row).toBe(0);
    expect(fuse(given, 1, DENSE_ONLY)[0]?.row).toBe(1);
  });

  it('does without a leg that found nothing', () => {
    expect(fuse([candidate(0, 0, 0, 0.2), candidate(1, 0, 0, 0.7)], 2).map(({ row }) => row)).toEqual([1, 0]);
    expect(fuse([candidate(0, 2, 0, 0), candidate(1, 4, 0, 0)], 2).map(({ row }) => row)).toEqual([1, 0]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaccard, trigrams } from './trigrams.ts';

describe('trigrams', () => {
  it('are runs of three letters, ideographs and digits', () => {
    expect([...trigrams('保修期，多久？')]).toEqual(['保修期', '修期多', '期多久']);
    expect([...trigrams('ＡＰＰ 坏')]).toEqual(['app', 'pp坏']);
  });

  it('of a short text are the text', () => {
    expect([...trigrams('退货？')]).toEqual(['退货']);
    expect(trigrams('😀？').size).toBe(0);
  });
});

describe('Jaccard index', () => {
  it('is the share of what either has', () => {
    expect(jaccard(new Set('甲乙丙'), new Set('乙丙丁'))).toBe(0.5);
    expect(jaccard(new Set(), new Set())).toBe(0);
  });

  it('is symmetric, within 0 and 1, and 1 only of equal sets', () => {
    const set = fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁')).map((all) => new Set(all));
    fc.assert(
      fc.property(set, set, (a, b) => {
        const likeness = jaccard(a, b);
        expect(jaccard(b, a)).toBe(likeness);
        expect(likeness >= 0 && likeness <= 1).toBe(true);
        expect(likeness === 1).toBe(a.size > 0 && a.size === b.size && [...a].every((one) => b.has(one)));
      }),
    );
  });
});

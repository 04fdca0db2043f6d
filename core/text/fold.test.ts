import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainAnalyzer } from '../testing/plain-analyzer.ts';
import { fold, foldWithOffsets } from './fold.ts';

const analyzer = createPlainAnalyzer();
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...'退貨ＡbＣ①㈱ﬁ½é\u0301\u200b\ufeff\n\t 1.5%𠮷한'), { maxLength: 30 })
    .map((cs) => cs.join('')),
);

describe('fold', () => {
  it.each([
    ['ＡＢＣ１２', 'abc12'],
    ['第①条', '第1条'],
    ['㈱', '(株)'],
    ['退\u200b款\ufeff', '退款'],
    ['退\u0000款', '退款'],
    ['e\u0301', 'é'],
    ['❤\ufe0f', '❤'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['換貨的運費', '换货的运费'],
    ['3.5%', '3.5%'],
  ])('%j → %j', (original, folded) => {
    expect(fold(original, analyzer)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(text, (input) => fold(fold(input, analyzer), analyzer) === fold(input, analyzer)));
  });
});

describe('fold with offsets', () => {
  it('folds as fold does', () => {
    fc.assert(fc.property(text, (input) => foldWithOffsets(input, analyzer).text === fold(input, analyzer)));
  });

  it('says where each folded unit comes from', () => {
    const folded = foldWithOffsets('共㈱\u200b後', analyzer);
    expect(folded.text).toBe('共(株)后');
    expect([...folded.starts]).toEqual([0, 1, 1, 1, 3]);
    expect([...folded.ends]).toEqual([1, 2, 2, 2, 4]);
  });

  it('points forwards, into the original, at pieces that fold to what stands there', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { text: folded, starts, ends } = foldWithOffsets(input, analyzer);
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
        for (let i = 0; i < folded.length; i++) {
          const [start = -1, end = -1] = [starts[i], ends[i]];
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(input.length);
          expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          expect(fold(input.slice(start, end), analyzer)).toContain(folded[i]);
        }
      }),
    );
  });
});

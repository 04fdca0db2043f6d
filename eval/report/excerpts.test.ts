import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptsOf } from './excerpts.ts';

const TEXT = [...'甲乙丙丁戊己庚辛壬癸'.repeat(40)].map((character, i) => (i % 10 === 9 ? '。' : character)).join('');
const range = fc
  .tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 50 }))
  .map(([start, length]) => ({ start, end: Math.min(TEXT.length, start + length) }));

describe('excerpts', () => {
  it('shows a quote in its surroundings', () => {
    const [excerpt = []] = excerptsOf(TEXT, [{ start: 100, end: 110 }], [{ start: 105, end: 120 }]);
    expect(excerpt.map(({ gold, cited, text }) => [gold, cited, text.length])).toEqual([
      [false, false, 60],
      [true, false, 5],
      [true, true, 5],
      [false, true, 10],
      [false, false, 60],
    ]);
  });

  it('shows places far apart by themselves', () => {
    const places = [
      { start: 0, end: 10 },
      { start: 390, end: 400 },
    ];
    expect(excerptsOf(TEXT, places, [])).toHaveLength(2);
    expect(excerptsOf(TEXT, [], [])).toEqual([]);
  });

  it('keeps every character of every span, marked as what it is', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 5 }), fc.array(range, { maxLength: 5 }), (gold, cited) => {
        const pieces = excerptsOf(TEXT, gold, cited).flat();
        const covered = (ranges: typeof gold) =>
          new Set(ranges.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))).size;
        const length = (kind: 'gold' | 'cited') =>
          pieces.filter((piece) => piece[kind]).reduce((sum, { text }) => sum + text.length, 0);
        expect([length('gold'), length('cited')]).toEqual([covered(gold), covered(cited)]);
        for (const piece of pieces) expect(TEXT).toContain(piece.text);
      }),
    );
  });
});

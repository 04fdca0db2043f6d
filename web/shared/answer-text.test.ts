import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, spoken, wordsOf } from './answer-text.ts';

const upTo = (most: number) => (index: number) => index >= 1 && index <= most;

describe('lines of an answer', () => {
  it('have known citations apart, and leave every other bracket in the text', () => {
    expect(linesOf('七日内可退。[1][2]\n\n1. 见附件[9]', upTo(2))).toEqual([
      { item: false, pieces: ['七日内可退。', 1, 2] },
      { item: true, pieces: ['1. 见附件', '[9]'] },
    ]);
  });

  it('hold back half a marker while the text grows, and show it where the text ends so', () => {
    expect(linesOf('可以退。[1', upTo(2), true)).toEqual([{ item: false, pieces: ['可以退。'] }]);
    expect(linesOf('可以退。[1', upTo(2))).toEqual([{ item: false, pieces: ['可以退。[1'] }]);
  });

  it('know the items of Chinese lists', () => {
    for (const line of ['- 甲', '1. 甲', '2、甲', '（一）甲', '①甲', '第三点 甲']) {
      expect(linesOf(line, upTo(0))[0]?.item, line).toBe(true);
    }
    for (const line of ['七日内', '2026 年起', '第三方责任', '-40 度']) {
      expect(linesOf(line, upTo(0))[0]?.item, line).toBe(false);
    }
  });

  it('lose no character but line breaks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('退', '[1]', '[7]', '[', ']', '1', '。', '<b>', '😀')), (parts) => {
        const text = parts.join('');
        const pieces = linesOf(text, upTo(3)).flatMap((line) => line.pieces);
        expect(pieces.map((piece) => (typeof piece === 'number' ? `[${piece}]` : piece)).join('')).toBe(text);
        const marks = (indices: number[]) => indices.map((index) => `[${index}]`).join('');
        const words = wordsOf(pieces).map(({ text: most, last, indices }) => most + last + marks(indices));
        expect(words.join('')).toBe(text);
      }),
    );
  });

  it('are spoken without their numbers', () => {
    expect(spoken('可以退。[1]\n要发票。[2]', upTo(2))).toBe('可以退。\n要发票。');
  });
});

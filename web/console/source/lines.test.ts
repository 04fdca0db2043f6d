import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf, piecesOf } from './lines.ts';

it('knows the lines that say something, and which of them are headings', () => {
  const text = '规则\n\n第一章\n第一条 借期三十天。\n第一章';
  const sections = [
    { path: ['第一章'], start: 4, end: text.length },
    { path: ['第一章', '第一条'], start: 8, end: 18 },
  ];
  const lines = linesOf({ text, sections }).map(({ start, end, section }) => [text.slice(start, end), section]);
  expect(lines).toEqual([
    ['规则', undefined],
    ['第一章', 0],
    ['第一条 借期三十天。', undefined],
    ['第一章', undefined],
  ]);
});

it('cuts a text at its marks and loses nothing of it', () => {
  const cuts = fc.uniqueArray(fc.nat(40), { maxLength: 8 }).map((numbers) => numbers.sort((a, b) => a - b));
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), cuts, fc.nat(40), fc.nat(40), (text, numbers, a, b) => {
      const stretch = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
      const marks = Array.from({ length: Math.floor(numbers.length / 2) }, (_, i): [number, number] => [
        numbers[2 * i] ?? 0,
        numbers[2 * i + 1] ?? 0,
      ]);
      const pieces = piecesOf(text, stretch, marks);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(stretch.start, stretch.end));
      const isMarked = (at: number) => marks.some(([from, to]) => from <= at && at < to);
      let at = stretch.start;
      for (const piece of pieces) {
        expect(piece.text).not.toBe('');
        for (let i = 0; i < piece.text.length; i++, at++) expect(piece.marked).toBe(isMarked(at));
      }
    }),
  );
});

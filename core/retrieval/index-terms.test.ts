import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainAnalyzer } from '../testing/plain-analyzer.ts';
import { indexText, termRows } from './index-terms.ts';
import type { TermMatrix } from './term-matrix.ts';
import { appendRows, selectRows } from './term-rows.ts';
import { grams } from './tokens.ts';

const analyzer = createPlainAnalyzer();
const text = fc.array(fc.constantFrom(...'退换货运费保修abc1 ，'), { maxLength: 20 }).map((cs) => cs.join(''));
const gramRows = (texts: string[]) => termRows(texts, analyzer).grams;

/** A row as a person would write it. */
function rowOf({ vocabulary, rowStart, columns, counts }: TermMatrix, row: number): Record<string, number> {
  const entries = Array.from(
    { length: (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0) },
    (_, i) => (rowStart[row] ?? 0) + i,
  );
  return Object.fromEntries(entries.map((entry) => [vocabulary[columns[entry] ?? -1], counts[entry] ?? 0]));
}

describe('index text', () => {
  const document = { title: '售后手册', text: '退货\n七日内寄回。' };
  const passage = { id: 'p', documentId: 'd', units: [], previous: null, next: null };

  it('puts the title and the headings above the passage', () => {
    expect(indexText(document, { ...passage, path: ['第二章', '退货'], start: 3, end: 9 })).toBe(
      '售后手册\n第二章\n退货\n七日内寄回。',
    );
  });

  it('does not repeat what the passage says itself', () => {
    expect(indexText(document, { ...passage, path: ['退货'], start: 0, end: 9 })).toBe('售后手册\n退货\n七日内寄回。');
    expect(indexText({ ...document, title: '退货' }, { ...passage, path: ['退货'], start: 3, end: 9 })).toBe(
      '退货\n七日内寄回。',
    );
  });
});

describe('term rows', () => {
  it('counts the terms of each text', () => {
    const rows = gramRows(['退货退货', '', '换货']);
    expect(rowOf(rows, 0)).toEqual({ 退: 2, 货: 2, 退货: 2, 货退: 1 });
    expect(rowOf(rows, 1)).toEqual({});
    expect(rowOf(rows, 2)).toEqual({ 换: 1, 货: 1, 换货: 1 });
  });

  it('counts what the tokens are', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const rows = gramRows(texts);
        texts.forEach((input, row) => {
          const terms = grams(input);
          const expected = Object.fromEntries(terms.map((term) => [term, terms.filter((t) => t === term).length]));
          expect(rowOf(rows, row)).toEqual(expected);
        });
      }),
    );
  });

  it('saturates at 65535', () => {
    expect(rowOf(gramRows(['a '.repeat(70_000)]), 0)).toEqual({ a: 65_535 });
  });
});

describe('rows put together', () => {
  const texts = fc.array(text, { maxLength: 6 });

  it('are what counting everything at once gives, byte for byte', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        expect(appendRows(gramRows(first), gramRows(second))).toEqual(gramRows([...first, ...second]));
      }),
    );
  });

  it('can be picked in any order, and leave unused terms behind', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const rows = all.length === 0 ? [] : [...numbers.take(4)].map((n) => n % all.length);
        expect(selectRows(gramRows(all), rows)).toEqual(gramRows(rows.map((row) => all[row] ?? '')));
      }),
    );
  });

  it('cannot be picked where there are none', () => {
    expect(() => selectRows(gramRows(['退货']), [1])).toThrow(RangeError);
  });
});

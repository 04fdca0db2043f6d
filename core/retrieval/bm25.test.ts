import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainAnalyzer } from '../testing/plain-analyzer.ts';
import { createBm25 } from './bm25.ts';
import { termRows } from './index-terms.ts';
import { invert } from './postings.ts';
import { grams } from './tokens.ts';

const analyzer = createPlainAnalyzer();
const TEXTS = ['退货退货', '退货要运费', '保修'];
const rowsOf = (texts: string[]) => termRows(texts, analyzer).grams;
const text = fc.array(fc.constantFrom(...'退换货运费ab '), { maxLength: 12 }).map((cs) => cs.join(''));

describe('postings', () => {
  it('hold every entry of the matrix once, rows rising', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const matrix = rowsOf(texts);
        const { start, rows, counts } = invert(matrix);
        const entries = matrix.vocabulary.flatMap((term, column) =>
          Array.from(rows.slice(start[column], start[column + 1]), (row, i) => [
            term,
            row,
            counts[(start[column] ?? 0) + i],
          ]),
        );
        const expected = matrix.vocabulary.flatMap((term) =>
          texts.flatMap((input, row) => {
            const count = grams(input).filter((t) => t === term).length;
            return count === 0 ? [] : [[term, row, count]];
          }),
        );
        expect(entries).toEqual(expected);
      }),
    );
  });
});

describe('BM25', () => {
  const bm25 = createBm25(rowsOf(TEXTS));

  it('weighs terms by how few passages hold them', () => {
    expect(bm25.weigh(['退货', '保修', '发票'])).toEqual([
      { term: '退货', df: 2, idf: Math.log(1 + 1.5 / 2.5) },
      { term: '保修', df: 1, idf: Math.log(1 + 2.5 / 1.5) },
      { term: '发票', df: 0, idf: Math.log(1 + 3.5 / 0.5) },
    ]);
  });

  it('is the formula', () => {
    const lengths = TEXTS.map((input) => grams(input).length);
    const average = lengths.reduce((a, b) => a + b) / lengths.length;
    const damping = 0.9 * (1 - 0.4 + (0.4 * (lengths[0] ?? 0)) / average);
    const score = bm25.score(bm25.weigh(['退货'])).of(0);
    expect(score).toBeCloseTo((Math.log(1 + 1.5 / 2.5) * 2) / (2 + damping), 10);
  });

  it('ranks the passages that hold a term, and no others', () => {
    expect(
      bm25
        .score(bm25.weigh(['退货', '发票']))
        .best(10)
        .map(({ row }) => row),
    ).toEqual([0, 1]);
  });

  it('forgets the question before', () => {
    bm25.score(bm25.weigh(['退货', '运费']));
    const scores = bm25.score(bm25.weigh(['保修']));
    expect([0, 1, 2].map((row) => scores.of(row) > 0)).toEqual([false, false, true]);
  });

  it('holds on an empty collection', () => {
    const empty = createBm25(rowsOf([]));
    expect(empty.score(empty.weigh(['退货'])).best(5)).toEqual([]);
  });

  it('tells how many passages hold all of some terms', () => {
    expect(bm25.holding(['退货'])).toBe(2);
    expect(bm25.holding(['退货', '运费'])).toBe(1);
    expect(bm25.holding(['退货', '没有'])).toBe(0);
    expect(bm25.holding([])).toBe(0);
  });

  it('counts the best of several ways to say a thing, and takes nothing from the question', () => {
    const matrix = rowsOf(['运费', '运费邮费', '邮费', '保修']);
    const field = createBm25(matrix);
    const way = (phrase: string, weight: number) => ({ terms: field.weigh([phrase]), weight });
    const scores = (...choices: Parameters<typeof field.score>[1][]) => {
      const scored = field.score(field.weigh(['保修']), choices[0]);
      return [0, 1, 2, 3].map((row) => scored.of(row));
    };
    const alone = scores();
    const [shipping = 0, both = 0, postage = 0, repair = 0] = scores([[way('运费', 0.5), way('邮费', 0.25)]]);
    expect(repair).toBe(alone[3]);
    expect(shipping).toBeGreaterThan(postage);
    expect(postage).toBeGreaterThan(0);
    expect(both).toBeCloseTo(field.score(field.weigh(['运费'])).of(1) / 2);
  });

  it('never scores a passage lower for a way to say it more', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, fc.array(text), (texts, question, ways) => {
        const field = createBm25(rowsOf(texts));
        const own = field.weigh(grams(question));
        const choice = ways.map((other) => ({ terms: field.weigh(grams(other)), weight: 0.3 }));
        const before = texts.map((_, row) => field.score(own).of(row));
        const after = texts.map((_, row) => field.score(own, [choice]).of(row));
        for (const [row, score] of after.entries()) expect(score).toBeGreaterThanOrEqual(before[row] ?? 0);
      }),
    );
  });
});

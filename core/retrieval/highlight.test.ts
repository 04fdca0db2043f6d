import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainAnalyzer } from '../testing/plain-analyzer.ts';
import { highlight } from './highlight.ts';

const analyzer = createPlainAnalyzer();
const term = (text: string) => ({ term: text, df: 1, idf: 1 });
const terms = (...texts: string[]) => ({ terms: { grams: texts.map(term), words: texts.map(term) }, rephrasings: [] });
const marked = (text: string, ...of: string[]) =>
  highlight(text, terms(...of), analyzer).map(([start, end]) => text.slice(start, end));

describe('highlight', () => {
  it('finds words in the original text', () => {
    expect(highlight('申请退货，运费自理', terms('退货', '运费'), analyzer)).toEqual([
      [2, 4],
      [5, 7],
    ]);
  });

  it('finds them through another script, width and invisible characters', () => {
    expect(marked('申請退貨的運\u200b費', '退货', '运费')).toEqual(['退貨', '運\u200b費']);
    expect(marked('支持ＷｉＦｉ', 'wifi')).toEqual(['ＷｉＦｉ']);
  });

  it('merges what overlaps or touches', () => {
    expect(marked('七日无理由退货', '无理', '理由', '退货')).toEqual(['无理由退货']);
  });

  it('does not mark lone characters beside longer matches', () => {
    expect(marked('退了再退货', '退', '退货')).toEqual(['退货']);
    expect(marked('可退', '退')).toEqual(['退']);
  });

  it('marks foreign words and numbers only whole', () => {
    expect(marked('2015年的iphone15', '15')).toEqual(['15']);
    expect(marked('capp app', 'app')).toEqual(['app']);
  });

  it('does not mark terms that no passage has', () => {
    expect(
      highlight('退货', { terms: { grams: [{ term: '退货', df: 0, idf: 1 }], words: [] }, rephrasings: [] }, analyzer),
    ).toEqual([]);
  });

  it('marks what documents write for a word of the question, and exact words as they are', () => {
    const asked = { ...terms('网购'), rephrasings: [{ said: '网购', written: ['线上购物'] }] };
    const spans = highlight('线上购物的，凭订单号退', asked, analyzer, ['订单号']);
    expect(spans).toEqual([
      [0, 4],
      [7, 10],
    ]);
  });

  it('gives spans in order that do not touch, each holding a term or a part of one', () => {
    const piece = fc.constantFrom('退', '貨', '货', '运', '费', '，', 'Ａ', '\u200b', '㈱');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const spans = highlight(text, terms('退货', '运费', 'a'), analyzer);
        spans.forEach(([start, end], i) => {
          expect(start).toBeGreaterThan(spans[i - 1]?.[1] ?? -1);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/退[货貨]|退\u200b+[货貨]|运\u200b*费|Ａ/);
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { grams, questionTerms } from './tokens.ts';

describe('grams', () => {
  it.each([
    ['退款期', ['退', '款', '退款', '期', '款期']],
    ['退，款', ['退', '款']],
    ['支持wifi', ['支', '持', '支持', 'wifi']],
    ['iphone15pro', ['iphone15pro', 'iphone', '15', 'pro']],
    ['3.5小时', ['3.5', '小', '时', '小时']],
    ['v1.5', ['v1.5', 'v', '1.5']],
    ['a-b_c', ['a', 'b', 'c']],
    ['𠮷野家', ['𠮷', '野', '𠮷野', '家', '野家']],
    ['', []],
    ['，。！', []],
  ])('%j', (text, expected) => {
    expect(grams(text)).toEqual(expected);
  });

  it('gives n characters and n - 1 bigrams for a run of n Han characters, all from the text', () => {
    const run = fc
      .array(fc.constantFrom(...'售后服务退换货'), { minLength: 1, maxLength: 30 })
      .map((cs) => cs.join(''));
    fc.assert(
      fc.property(run, (text) => {
        const terms = grams(text);
        expect(terms).toHaveLength(2 * text.length - 1);
        for (const term of terms) expect(text).toContain(term);
      }),
    );
  });
});

describe('question terms', () => {
  const analyzer = createAnalyzer();
  const terms = (question: string) => questionTerms(question, analyzer);

  it('leaves out question words, particles and bigrams that straddle them', () => {
    expect(terms('怎么申请退款呢')).toEqual({
      grams: ['申', '请', '申请', '请退', '退', '款', '退款'].filter((t) => t !== '请' && t !== '请退'),
      words: ['申请', '退款'],
    });
    expect(terms('哪些情况不能退')).toEqual({
      grams: ['情', '况', '情况', '不', '况不', '能', '不能', '退', '能退'],
      words: ['情况', '不能', '退'],
    });
  });

  it('keeps a function character inside a word', () => {
    expect(terms('使用目的').grams).toContain('目的');
    expect(terms('消费者权益').grams).toContain('费者');
    expect(terms('我的订单').grams).toEqual(['订', '单', '订单']);
  });

  it('names each term once', () => {
    expect(terms('退款后再退款').words.filter((word) => word === '退款')).toHaveLength(1);
  });

  it('has nothing to say of a question without content', () => {
    expect(terms('是什么呢')).toEqual({ grams: [], words: [] });
  });

  it('never invents a term', () => {
    const text = fc
      .array(fc.constantFrom(...'怎么申请退款的吗是否有无iphone15 ，'), { maxLength: 30 })
      .map((cs) => cs.join(''));
    fc.assert(
      fc.property(text, (question) => {
        const { grams: found, words } = terms(question);
        for (const term of [...found, ...words]) expect(question).toContain(term);
      }),
    );
  });
});

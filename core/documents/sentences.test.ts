import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitClauses, splitSentences } from './sentences.ts';

const sentences = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const clauses = (text: string): string[] =>
  splitClauses(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  test.each([
    ['七天内可以退货。运费由商家承担！满意吗？', ['七天内可以退货。', '运费由商家承担！', '满意吗？']],
    ['可以退吗?可以!请联系我们。', ['可以退吗?', '可以!', '请联系我们。']],
    ['他说“可以退货。”然后挂了电话。', ['他说“可以退货。”', '然后挂了电话。']],
    ['“七天无理由。”的规定适用于网购。', ['“七天无理由。”的规定适用于网购。']],
    ['当我们问“有哪些服务？”时，想知道什么？', ['当我们问“有哪些服务？”时，想知道什么？']],
    ['退货。（需保留吊牌。）换货另说。', ['退货。', '（需保留吊牌。）', '换货另说。']],
    ['请看《退货须知！》和「换貨？」部分。', ['请看《退货须知！》和「换貨？」部分。']],
    ['真的吗？！真的……但要发票。', ['真的吗？！', '真的……', '但要发票。']],
    ['一个“没有合上的引号。后面照常。', ['一个“没有合上的引号。', '后面照常。']],
    ['升级到 v2.0 后误差为 3.5 毫米。', ['升级到 v2.0 后误差为 3.5 毫米。']],
    ['Keep the receipt. Call us at 9 a.m. Then wait.', ['Keep the receipt.', 'Call us at 9 a.m.', 'Then wait.']],
    ['见 https://a.example/b?c=1&d=2 的说明。完。', ['见 https://a.example/b?c=1&d=2 的说明。', '完。']],
    ['1. 打开设置。2. 选择重置。', ['1. 打开设置。', '2. 选择重置。']],
    ['保修一年.电池半年.', ['保修一年.', '电池半年.']],
    ['分三类：甲；乙；丙。', ['分三类：甲；乙；丙。']],
    ['没有标点的一行', ['没有标点的一行']],
  ])('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test('keeps every character but white space, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'退货，。！？；：“”（）《》"…. a1?\n')), (characters) => {
        const text = characters.join('');
        const spans = splitSentences(text);
        expect(
          spans
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        for (const [i, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
      }),
    );
  });
});

describe('splitClauses', () => {
  test('cuts after semicolons of either width, not inside brackets', () => {
    expect(clauses('发票；保修卡;身份证（正面；反面）。')).toEqual(['发票；', '保修卡;', '身份证（正面；反面）。']);
  });
});

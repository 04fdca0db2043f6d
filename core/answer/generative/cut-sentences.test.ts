import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSentenceCutter } from './cut-sentences.ts';

function cut(...pieces: string[]) {
  const cutter = createSentenceCutter();
  return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.end()];
}
const texts = (...pieces: string[]) => cut(...pieces).map(({ text }) => text);

describe('cutting a stream into sentences', () => {
  it('keeps a citation with its sentence, before the stop or after it', () => {
    expect(cut('七天内可以退货[1]。定制商品除外。[1][2] 运费自理【3】！')).toEqual([
      { text: '七天内可以退货。', citations: [1], opensLine: true },
      { text: '定制商品除外。', citations: [1, 2], opensLine: false },
      { text: '运费自理！', citations: [3], opensLine: false },
    ]);
  });

  it('hands nothing on before it is sure where a sentence ends', () => {
    const cutter = createSentenceCutter();
    expect(cutter.push('七天内可以退货')).toEqual([]);
    expect(cutter.push('。')).toEqual([]);
    expect(cutter.push('[')).toEqual([]);
    expect(cutter.push('1')).toEqual([]);
    expect(cutter.push(']')).toEqual([]);
    expect(cutter.push('运')).toEqual([{ text: '七天内可以退货。', citations: [1], opensLine: true }]);
  });

  it.each([
    [
      'a list, without its signs',
      '材料有：\n1. 身份证[1]\n2、发票[1]\n- **保修卡**[2]',
      ['材料有：', '身份证', '发票', '保修卡'],
    ],
    ['a semicolon only at a citation', '甲免费；乙收费[1]；丙另议[2]。', ['甲免费；乙收费；', '丙另议。']],
    [
      'nothing inside quotes',
      '写明“不退。不换。”的除外[1]。可以投诉[2]。',
      ['写明“不退。不换。”的除外。', '可以投诉。'],
    ],
    ['a quotation that is a sentence', '“我们负责。”请放心[1]。', ['“我们负责。”', '请放心。']],
    ['brackets', '可以退货（需保留吊牌。含配件）[1]。好。', ['可以退货（需保留吊牌。含配件）。', '好。']],
    ['an address', '见 http://a.example/?b=1 说明[1]。', ['见 http://a.example/?b=1 说明。']],
    ['a decimal', '收费3.5元[1]。\n', ['收费3.5元。']],
    ['what is no character', '可\u0000以\ud800退\u200b货[1]。', ['可以退货。']],
    ['nothing at all', ' \n\n[1]\n', []],
  ])('%s', (_, text, sentences) => {
    expect(texts(text)).toEqual(sentences);
  });

  it('cuts what never ends, so that it need not be kept', () => {
    const sentences = texts('保修'.repeat(1000));
    expect(sentences.length).toBe(5);
    expect(Math.max(...sentences.map((text) => text.length))).toBeLessThanOrEqual(400);
  });

  it('gives the same sentences however the text is cut into pieces', () => {
    const piece = fc.constantFrom(
      ...[
        '退货',
        '七天',
        '。',
        '；',
        '！',
        '？',
        '…',
        '\n',
        '[1]',
        '[',
        ']',
        '1',
        '[2, 3]',
        '【4】',
        '“',
        '”',
        '（',
        '）',
      ],
      ...['的', ' ', '- ', '1. ', '**', '?', 'a', '😀', '《', '》', ','],
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(text, cuts, fc.boolean(), (whole, lengths, eachAlone) => {
        const pieces: string[] = [];
        let at = 0;
        for (const length of eachAlone ? [...whole].map((unit) => unit.length) : lengths) {
          pieces.push(whole.slice(at, at + length));
          at += length;
        }
        expect(cut(...pieces, whole.slice(at))).toEqual(cut(whole));
      }),
      { numRuns: 2000 },
    );
  });
});

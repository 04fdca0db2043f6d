import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from './unwrap.ts';

const PARAGRAPHS = [
  '消费者自收到商品之日起七日内可以无理由退货，退货的商品应当完好，商家应当自收到退回商品之日起七日内返还消费者支付的商品价款。退回商品的运费由消费者承担，另有约定的从其约定。',
  '商品存在质量问题的，消费者可以要求更换或者修理，因此产生的运费由商家承担，具体办法以公示为准。',
  '第三条 商家收到申请后应当在二十四小时内答复，逾期未答复的视为同意，平台可以先行垫付并向商家追偿。',
];

/** Sets paragraphs in lines of `width` characters, each first line moved in by `indent`. */
function wrap(paragraphs: readonly string[], width: number, indent: string): string[] {
  return paragraphs.flatMap((paragraph) => (indent + paragraph).match(new RegExp(`.{1,${width}}`, 'gu')) ?? []);
}

describe('unwrap', () => {
  it('joins the lines of indented paragraphs, also after a full stop at the margin', () => {
    for (const width of [20, 25, 30, 31, 35]) {
      expect(unwrap(wrap(PARAGRAPHS, width, '　　'))).toEqual(PARAGRAPHS);
    }
  });

  it('joins lines parted by blank lines into one paragraph each', () => {
    const lines = PARAGRAPHS.flatMap((paragraph) => [...wrap([paragraph], 24, ''), '']);
    const expected = PARAGRAPHS.map((paragraph) => paragraph.replace(/\s/g, ''));
    expect(unwrap(lines).join('').replace(/\s/g, '')).toBe(expected.join(''));
    expect(unwrap(lines).length).toBeLessThanOrEqual(PARAGRAPHS.length + 1);
  });

  it('keeps a space between words of Latin script', () => {
    const lines = [
      'Customers may return goods within seven',
      'days of receipt without giving a reason.',
      'The goods must be complete and undamaged,',
      'and the seller refunds the price within',
      'seven days after the goods have arrived.',
    ];
    expect(unwrap(lines)[0]).toBe('Customers may return goods within seven days of receipt without giving a reason.');
  });

  it('leaves a text of one paragraph a line as it is', () => {
    expect(unwrap(PARAGRAPHS)).toEqual(PARAGRAPHS);
    const short = ['退货须知', '七日内可退', '运费自理', '联系客服', '服务时间：九点至十八点'];
    expect(unwrap(short)).toEqual(short);
  });

  it('begins a new paragraph at the mark of an entry, and keeps its hanging lines', () => {
    const lines = [
      '1. 消费者应当在收到商品之日起七日内提出退货',
      '   申请，并保证商品完好。',
      '2. 商家应当在收到退回商品之日起七日内返还消',
      '   费者支付的商品价款。',
      '3. 退回商品的运费由消费者承担，另有约定的，',
      '   从其约定。',
    ];
    expect(unwrap(lines)).toEqual([
      '1. 消费者应当在收到商品之日起七日内提出退货申请，并保证商品完好。',
      '2. 商家应当在收到退回商品之日起七日内返还消费者支付的商品价款。',
      '3. 退回商品的运费由消费者承担，另有约定的，从其约定。',
    ]);
  });

  it('loses, adds and moves no visible character', () => {
    const unit = fc.constantFrom(...'退货七日内a1 .。，　—“”（1）第三条');
    const line = fc.oneof(fc.string({ unit, maxLength: 60 }), fc.string({ unit, minLength: 40, maxLength: 44 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const paragraphs = unwrap(lines);
        expect(paragraphs.join('').replace(/\s/g, '')).toBe(lines.join('').replace(/\s/g, ''));
        for (const paragraph of paragraphs) expect(paragraph).toBe(paragraph.trim());
      }),
    );
  });
});

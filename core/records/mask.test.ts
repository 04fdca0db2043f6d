import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBankCard } from './bank-card.ts';
import { maskPersonalData as mask } from './mask.ts';

describe('maskPersonalData', () => {
  it.each([
    ['电话13812345678', '电话138****5678'],
    ['+86 138-1234-5678 打不通', '+86 138-****-5678 打不通'],
    ['8613812345678', '86138****5678'],
    ['１３８１２３４５６７８', '１３８****５６７８'],
    ['一三八零零一二三四五六', '一三八****三四五六'],
    ['座机 010-62345678', '座机 010-********'],
    ['身份证11010519491231002X号', '身份证1****************X号'],
    ['11010519491231002x', '1****************x'],
    ['110105 19491231 0021', '1***** ******** ***1'],
    ['卡号6222 0202 0011 2233 446 扣款', '卡号**** **** **** ***3 446 扣款'],
    ['请发到 zhang.san@example.com', '请发到 z****.***@example.com'],
    ['ａ＠ｂ．ｃｎ', '*＠ｂ．ｃｎ'],
    ['车牌京A·12345 和粤BD12345', '车牌京A·***** 和粤B******'],
    ['加微信：wx_abc-123', '加微信：w*****-***'],
    ['寄到解放路88号3栋2单元502室', '寄到解放路**号*栋*单元***室'],
    ['人民大道一百二十号', '人民大道****号'],
  ])('%s → %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    '七天无理由退货，15天内换货，3年质保',
    '订单20261121123456789012什么时候发货',
    '订单号 2026112112345678',
    '拨打400-800-8888或者95533',
    '三室两厅要装几台空调？3室2厅呢',
    '室温26度，第12层，5号发货，3号电池',
    '微信支付怎么退款，微信iphone15打不开',
    '型号 RTX4090-24G，A1688，128GB',
    '2026年11月21日 15:30 到 2026-12-01',
    '《消费者权益保护法》第二十五条第一款',
  ])('leaves what is about the question: %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('hides what is planted anywhere in a text, and only once', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    const number = (length: number) =>
      fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''));
    const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), number(9)).map((parts) => parts.join(''));
    const card = number(17)
      .map((rest) => [...'0123456789'].map((check) => `62${rest.slice(0, 16)}${check}`).find(isBankCard) ?? '')
      .filter((found) => found !== '');
    const identity = fc
      .tuple(fc.constantFrom('110105', '440300', '310104'), fc.integer({ min: 1950, max: 2010 }), number(4))
      .map(([region, year, rest]) => `${region}${year}0615${rest}`);
    const before = fc.constantFrom('', '我的号码是', '联系', '：', '\n', '，请查');
    const after = fc.constantFrom('', '怎么退', '，谢谢', '。', '\n');
    fc.assert(
      fc.property(before, fc.oneof(mobile, card, identity), after, (head, secret, tail) => {
        const masked = mask(head + secret + tail);
        expect(masked).not.toContain(secret.slice(3, -4));
        expect(masked.startsWith(head) && masked.endsWith(tail)).toBe(true);
        expect(mask(masked)).toBe(masked);
      }),
    );
  });

  it('keeps the length of every text and changes nothing the second time', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'0123456789１８-+@.ａＸx路号栋室京A微信:是为一三 \n退\ud83d\ude00'),
    });
    fc.assert(
      fc.property(text, (input) => {
        const masked = mask(input);
        expect(masked).toHaveLength(input.length);
        expect(mask(masked)).toBe(masked);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const unit of ['1', '1 ', 'a.', 'a@', '一', '京A', '路1', '微信', '1-3']) {
      const begun = performance.now();
      mask(unit.repeat(20_000));
      expect(performance.now() - begun, unit).toBeLessThan(5_000);
    }
  });
});

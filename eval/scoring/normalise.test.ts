import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { says } from './says.ts';

describe('normalise', () => {
  const forms: [what: string, texts: string[]][] = [
    ['width, case, white space, punctuation and markers', ['ＡＰＰ「退 款」[12]。', 'app退款', 'App，退款！']],
    ['hours', ['24小时', '二十四小时', '廿四小时', '２４ 个小时']],
    ['large numbers', ['30000元', '30,000元', '3万元', '三万元']],
    ['fractions of large numbers', ['1.1万', '11000']],
    ['hundreds of millions', ['三亿五千万', '350000000']],
    ['percentages', ['20%', '百分之二十', '百分之20', '２０％']],
    ['decimal percentages', ['百分之零点五', '0.5%']],
    ['years', ['二〇二六年', '二零二六年', '2026年']],
    ['ranges', ['3-5天', '三至五天', '3～5天', '三到五天', '3—5天']],
  ];
  it.each(forms)('has one form for %s', (_, texts) => {
    expect(new Set(texts.map(normalise)).size).toBe(1);
  });

  it('never runs two numbers into one', () => {
    expect(normalise('1.七天')).toBe('1 7天');
    expect(normalise('满3，5天')).toBe('满3 5天');
    expect(normalise('①七天')).toBe('1 7天');
    expect(normalise('3 | 15')).toBe('3 15');
  });

  it('keeps a decimal point', () => {
    expect(normalise('1.5 倍')).not.toBe(normalise('15倍'));
  });

  it('keeps 个 where it tells months from a month', () => {
    expect(normalise('三个月')).not.toBe(normalise('3月'));
  });
});

describe('says', () => {
  it('takes numbers as a whole', () => {
    const said = (text: string, wanted: string) => says(normalise(text), wanted);
    expect(said('十七天内退货', '7天')).toBe(false);
    expect(said('1.7天内退货', '7天')).toBe(false);
    expect(said('满200元', '20')).toBe(false);
    expect(said('20.5元', '20')).toBe(false);
    expect(said('一、七天内退货', '7天')).toBe(true);
    expect(said('17天后，7天内', '7天')).toBe(true);
    expect(said('3至7天', '七天')).toBe(true);
  });

  it('finds a string in any text that holds it', () => {
    const string = fc.string({ unit: fc.constantFrom(...'一二十百千万零廿点0159.,%-~ 至个小时天第退货') });
    fc.assert(
      fc.property(string, (wanted) => {
        fc.pre(normalise(wanted) !== '');
        expect(says(normalise(`前。${wanted}。后`), wanted)).toBe(true);
      }),
    );
  });

  it('does not take punctuation for something said', () => {
    expect(says(normalise('好。'), '。')).toBe(false);
  });
});

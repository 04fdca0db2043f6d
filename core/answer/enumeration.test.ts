import { describe, expect, it } from 'vitest';
import { enumerationsIn, longest, withoutEntries } from './enumeration.ts';

describe('enumerations', () => {
  it.each([
    ['收费标准包括维修费、配件费、上门费以及其他费用。', 4],
    ['要看专业性、响应速度、覆盖范围、价格和服务内容、用户评价以及合同条款等多个方面。', 6],
    ['可以退货、换货、维修，也可以投诉、举报。', 3],
    ['可以看媒体报道、行业排名，以及奖项和认证。', 4],
    ['带身份证、户口本，以及在前台登记过的证明，前台才会受理。', 2],
    ['质量和价格都重要。', 0],
    ['', 0],
  ])('%s names %d', (sentence, count) => expect(longest(enumerationsIn(sentence))).toBe(count));
});

describe('a sentence without the entries of its enumerations', () => {
  it('keeps what they are entries of', () => {
    expect(withoutEntries('标准包括维修费、配件费、上门费,应当公示')).toBe('标准包括\n\n应当公示');
    expect(withoutEntries('摊主、店主、市场内其他经营者不得占用消防通道')).toContain('不得占用消防通道');
    expect(withoutEntries('可以退货、换货')).toBe('可以退货、换货');
    expect(withoutEntries('合同里得明确服务的内容、价格、响应时间等等')).toBe('合同里得明确\n');
  });
});

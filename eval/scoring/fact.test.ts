import { describe, expect, it } from 'vitest';
import { Fact } from '../questions/question.ts';
import { isMet } from './fact.ts';

const factOf = (strings: Partial<Fact>) => Fact.parse({ id: 'f1', evidence: ['e1'], ...strings });

describe('a fact', () => {
  const fact = factOf({
    all_of: ['手机'],
    any_of: [
      ['1年', '十二个月'],
      ['保修', '质保'],
    ],
  });

  it('is met by every string of all_of and one of each group', () => {
    expect(isMet(fact, '手机的质保期为十二个月。')).toBe(true);
    expect(isMet(fact, '手机质保。')).toBe(false);
    expect(isMet(fact, '家电保修一年。')).toBe(false);
  });

  it('may be spread over three sentences or lines, not over four', () => {
    expect(isMet(fact, '手机[1]\n保修[2]\n一年')).toBe(true);
    expect(isMet(fact, '手机。配件另计。保修。一年。')).toBe(false);
    expect(isMet(fact, '手机。配件另计。手机保修一年。')).toBe(true);
  });

  it('does not count markers or blank lines as sentences', () => {
    expect(isMet(fact, '手机。[1]\n\n配件另计。[2]\n\n[3]\n保修一年。[4]')).toBe(true);
  });

  it('has no string that reaches over the end of a sentence', () => {
    expect(isMet(factOf({ all_of: ['免费换新'] }), '运费免费。换新需付差价。')).toBe(false);
    expect(isMet(factOf({ all_of: ['免费换新'] }), '可以免费、换新。')).toBe(true);
  });

  it('is not met when it wants nothing', () => {
    expect(isMet(factOf({}), '手机。')).toBe(false);
  });
});

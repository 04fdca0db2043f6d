import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it('makes every line break one kind and every other control nothing', () => {
    expect(plainText('一\r\n二\r三\u2028四\f五\u0007六\u00A0七')).toBe('一\n二\n三\n四\n五六 七');
  });

  it('drops what cannot be seen, and keeps joined emoji whole', () => {
    expect(plainText('退\u200B货\uFEFF\u202E政\u00AD策')).toBe('退货政策');
    expect(plainText('👨‍👩‍👧')).toBe('👨‍👩‍👧');
    expect(plainText('退\u200D货')).toBe('退货');
  });

  it('puts characters in place of the radicals that PDF copies leave', () => {
    expect(plainText('\u2F64\u6237\u2F47')).toBe('用户日');
    expect(plainText('直营\u2ED4店，\u2ED3期\u2ECB辆，首\u2EDA')).toBe('直营门店，长期车辆，首页');
  });

  it('is well-formed and settled for any input', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.constantFrom('', '\uD800', '\uDC00'),
        (text, lone) => {
          const plain = plainText(text + lone + text);
          expect(plainText(plain)).toBe(plain);
          expect(plain).not.toMatch(/\p{Surrogate}|\r/u);
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { stancesIn } from './stance.ts';

describe('stances', () => {
  it.each([
    ['应当在七日内提出', 'should,at most'],
    ['必须', 'must'],
    ['不得不', 'must'],
    ['不得转租', 'forbidden'],
    ['不得超过三天', 'at most'],
    ['无需说明理由', 'needless'],
    ['不应当收费,不可以收费', 'should not,forbidden'],
    ['未拆封的,可以退', 'not,allowed'],
    ['功能非常可靠,不锈钢', ''],
    ['是否应急', ''],
    ['不同意', 'not'],
    ['三日后,五日前', 'after,before'],
    ['售后内容前台', ''],
    ['不少于三天,至少三天', 'at least,at least'],
    ['可能损坏', 'perhaps'],
  ])('%s', (text, keys) => {
    expect(
      stancesIn(text)
        .map(({ key }) => key)
        .join(),
    ).toBe(keys);
  });
});

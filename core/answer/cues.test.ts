import { expect, it } from 'vitest';
import { cuesIn } from './cues.ts';

const given = (question: string, sentence: string): boolean => cuesIn(question).some((cue) => cue(sentence));

it.each([
  ['装修不能做什么', '装修时禁止下列行为:', '装修应当提前申报。'],
  ['价格低的能选吗', '别只看价格低。', '价格分三档。'],
  ['什么情况可以退货', '存在质量问题的,可以退货。', '退货由客服办理。'],
  ['检查由谁来做', '检查由管理处负责。', '检查每周一次。'],
  ['怎么判断团队专不专业', '可以看他们有没有证书。', '专业的团队修得快。'],
  ['举个例子', '比如,有的产品保修三年。', '保修期越长越好。'],
  ['哪些情况不赔', '自然损耗不予赔偿。', '丢失照价赔偿。'],
])('%s looks for %s, not for %s', (question, wanted, other) => {
  expect(given(question, wanted)).toBe(true);
  expect(given(question, other)).toBe(false);
});

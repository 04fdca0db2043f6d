import { expect, it } from 'vitest';
import { isContrary, isRefused, refusedIn } from './polarity.ts';

it.each([
  ['哪些情况不赔偿', '赔'],
  ['哪些东西不给退', '退'],
  ['没按时交会怎样', '交'],
  ['赔不赔', undefined],
  ['能不能退', undefined],
  ['跟图片不一样', undefined],
  ['可以退吗', undefined],
])('%s says that something is not done: %s', (question, verb) => expect(refusedIn(question)).toBe(verb));

it('tells a sentence that agrees from one that says the contrary, and from one that does not speak of it', () => {
  expect(isRefused('赔', '下列损失不予赔偿')).toBe(true);
  expect(isContrary('赔', '下列损失不予赔偿')).toBe(false);
  expect(isContrary('赔', '下列损失照价赔偿')).toBe(true);
  expect(isContrary('赔', '下列物品可以寄存')).toBe(false);
  expect(isContrary(undefined, '照价赔偿')).toBe(false);
});

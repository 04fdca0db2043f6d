import { expect, it } from 'vitest';
import { dependsOnPrevious } from './dependence.ts';

it.each([
  '这样才让人放心。',
  '它包括三项。',
  '否则不予退款。',
  '因此,建议保留。',
  '但是已拆封的除外。',
  '前款规定的费用由卖方承担。',
])('%s leans on the sentence before', (sentence) => expect(dependsOnPrevious(sentence)).toBe(true));

it.each([
  '此外,推出会员制度。',
  '其他商品可以退货。',
  '其次,看响应速度。',
  '保留好购货发票。',
  '也许需要等待。',
  '还款日为每月五日。',
])('%s stands alone', (sentence) => expect(dependsOnPrevious(sentence)).toBe(false));

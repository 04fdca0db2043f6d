import { expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { parallelIn } from './parallel.ts';

const analyzer = createAnalyzer();
const words = { analyzer, frequency: (word: string) => (word === '汽车' ? 1 : 5) };

it.each([
  ['金卡', '信用卡金卡年费多少', '普卡'],
  ['科目二', '科目二考试费多少', '科三'],
  ['一楼', '一楼有母婴室吗', '二楼'],
  ['300兆', '300兆的宽带一个月多少钱', '1000兆'],
  ['强力洗', '强力洗要多长时间', '快速洗'],
  ['经济舱', '经济舱能免费托运多少公斤', '公务舱'],
  ['汽车', '汽车的售后怎么做', '餐饮'],
])('%s of %s makes place for %s', (stretch, before, named) => {
  expect(parallelIn(named, before, words)).toBe(stretch);
});

it('leaves what is asked of it in its place', () => {
  const rare = { analyzer, frequency: (word: string) => (word === '押金' ? 1 : 5) };
  expect(parallelIn('商铺', '公寓押金多少', rare)).toBe('公寓');
});

it('finds nothing in a question without words', () => {
  expect(parallelIn('餐饮', '多少', words)).toBeUndefined();
});

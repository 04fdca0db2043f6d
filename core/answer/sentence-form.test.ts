import { describe, expect, it } from 'vitest';
import { sentenceForm } from './sentence-form.ts';

describe('sentences that only announce', () => {
  it.each([
    '下面为你详细介绍几种方式。',
    '购买之前,有很多因素值得关注。',
    '以下是一些具体的建议,帮助你做出选择。',
    '下面,我就从几个关键点出发,说说怎么选:',
  ])('%s', (sentence) => expect(sentenceForm(sentence).announces).toBe(true));

  it.each([
    '申请时应当提交下列材料:',
    '要从价格、速度、范围等多个方面比较。',
    '下面两种情况不予退款。',
    '建议先看保修期。',
  ])('%s says something', (sentence) => expect(sentenceForm(sentence).announces).toBe(false));
});

it('knows an example', () => {
  expect(sentenceForm('例如,有些品牌保修三年。').illustrates).toBe(true);
  expect(sentenceForm('有些品牌例如甲牌保修三年。').illustrates).toBe(false);
});

it('reads what alone a sentence speaks of, and whether it orders a sanction', () => {
  expect(sentenceForm('对于大型家电,应当上门维修。').scope).toBe('大型家电');
  expect(sentenceForm('应当上门维修。').scope).toBeUndefined();
  expect(sentenceForm('逾期不改的,处二百元以上罚款。').sanctions).toBe(true);
  expect(sentenceForm('可以退货。').sanctions).toBe(false);
});

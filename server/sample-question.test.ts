import { describe, expect, it } from 'vitest';
import { buildText } from '../core/testing/build-text.ts';
import { sampleQuestion } from './sample-question.ts';

const titled = (title: string, text = '每年十二月清零。') => buildText(text, { title }).document;
const HANDBOOK = '一、适用范围\n本店商品。\n二、什么情况可以退货？\n七日内完好的可以退。';

describe('sampleQuestion', () => {
  it('is a heading that asks', () => {
    expect(sampleQuestion([titled('会员规则'), titled('退货须知', HANDBOOK)])).toMatch(/什么情况可以退货？$/);
  });

  it('is a title where no heading asks, and never text that a shell would read', () => {
    expect(sampleQuestion([titled("怎么办'; rm"), titled('会员规则')])).toBe('会员规则');
    expect(sampleQuestion([])).toBe('有哪些规定？');
  });
});

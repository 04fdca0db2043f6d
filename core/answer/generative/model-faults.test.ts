import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLoopDetector } from './looping.ts';
import { refusesToAnswer } from './model-refusal.ts';
import { createThinkingFilter } from './strip-thinking.ts';

function strip(...pieces: string[]): string {
  const filter = createThinkingFilter();
  return pieces.map(filter.push).join('') + filter.end();
}

describe('thinking aloud', () => {
  it.each([
    ['a block', '<think>用户问退货。</think>七天内可以退。', '七天内可以退。'],
    ['two blocks', '<think>甲</think>一。<thinking>乙</thinking>二。', '一。二。'],
    ['one that is never closed', '好。<think>七天内可以退。', '好。'],
    ['one that was opened elsewhere', '用户问退货</think>七天。', '用户问退货\n七天。'],
    ['no tag at all', '温度<30度，a</b', '温度<30度，a</b'],
  ])('%s', (_, text, said) => {
    expect(strip(text)).toBe(said);
  });

  it('is taken out whatever way the stream is cut', () => {
    const part = fc.constantFrom('<think>', '</think>', '<', 'th', '退', '<b>', '/', '>', 'ink');
    const text = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (whole) => {
        expect(strip(...whole)).toBe(strip(whole));
      }),
    );
  });
});

describe('a loop', () => {
  const caughtAfter = (text: string) => {
    const loops = createLoopDetector();
    return [...text].findIndex((character) => loops(character)) + 1;
  };
  it('is caught before two hundred repeats, however short the phrase', () => {
    expect(caughtAfter('好'.repeat(10_000))).toBe(60);
    expect(caughtAfter(`请先检查。${'可以退货，'.repeat(100)}`)).toBeLessThan(120);
  });

  it('is not seen in a list whose entries are alike', () => {
    const list = Array.from({ length: 30 }, (_, i) => `第${i + 1}项：检查编号${i + 100}的配件。`).join('');
    expect(caughtAfter(list)).toBe(0);
  });
});

describe('a refusal by the model', () => {
  it.each([
    '抱歉,我无法回答这个问题。',
    '资料中没有提及运费。',
    '资料没有写洗衣机电机保修多少年。',
    '原文里也未说明由谁承担。',
    '作为ai语言模型,我不便说。',
    "i'm sorry, i cannot help.",
  ])('%s', (text) => expect(refusesToAnswer(text)).toBe(true));
  it('is not a rule that forbids', () => {
    expect(refusesToAnswer('定制商品不可以退货。')).toBe(false);
    expect(refusesToAnswer('没有发票的,凭付款记录保修。')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { buildText } from '../core/testing/build-text.ts';
import { starters } from './starters.ts';

const titled = (title: string, text: string) => buildText(text, { title }).document;
const RETURNS = titled('退货须知', '一、适用范围\n本店商品。\n二、什么情况可以退货？\n七日内完好的可以退。');
const REPAIR = titled('维修须知', '一、报修电话\n见保修卡。\n二、送修之前要问清什么\n先问费用。');

describe('starters', () => {
  it('are headings that ask, of several documents, without their numbers; then other headings', () => {
    expect(starters([RETURNS, REPAIR])).toEqual(['什么情况可以退货？', '送修之前要问清什么', '适用范围', '报修电话']);
  });

  it('are few, each once, and none where there is nothing to ask about', () => {
    const many = Array.from({ length: 30 }, () => RETURNS);
    expect(starters(many)).toEqual(['什么情况可以退货？', '适用范围']);
    expect(starters([])).toEqual([]);
  });

  it('are never what a document wrote to be read as code', () => {
    expect(starters([titled('<b>', '一、<img src=x onerror=alert(1)>\n正文。')])).toEqual([]);
  });
});

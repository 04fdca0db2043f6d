import { describe, expect, it } from 'vitest';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';

const HANDBOOK = `退换货须知
退货要带什么？
退货时请带齐：
1. 购货发票；
2. 保修卡；
3. 完整的包装。
缺少其中一样的，请先联系客服。
换货要多久？
换货在收到旧机后七天内完成。
在偏远地区，换货会慢一些。偏远地区的换货最多十五天。
保修有哪几种？
保修分为两种：
1. 基础保修：国家规定，强制提供；
2. 延长保修：厂家提供，可以选择。
会员有哪些好处？
1. 延保折扣：会员买延保打八折；
2. 优先排队：会员报修先处理。
`;

describe('a short section', () => {
  const ask = async (message: string) =>
    (await assistantOver(await generationOf({ '退换.txt': HANDBOOK })).answer({ message })).answer;

  it('is given whole where it holds a list, with its lead and what follows it', async () => {
    const answer = await ask('退货要带什么');
    for (const part of ['购货发票', '保修卡', '完整的包装']) expect(answer).toContain(part);
  });

  it('is given whole beside a sentence from elsewhere', async () => {
    const answer = await ask('延保是强制要买的吗');
    expect(answer).toContain('可以选择');
  });

  it('does not bring along a paragraph about something else', async () => {
    expect(await ask('偏远地区换货最多几天')).not.toContain('购货发票');
  });

  it('is not given whole where the place of one entry is asked for', async () => {
    const assistant = assistantOver(await generationOf({ '退换.txt': HANDBOOK }));
    const { answer: list } = await assistant.answer({ message: '退货要带什么' });
    const history = [
      { role: 'user', content: '退货要带什么' },
      { role: 'assistant', content: list },
    ] as const;
    const { answer } = await assistant.answer({ message: '第三样是什么', history: [...history] });
    expect(answer).toContain('完整的包装');
    expect(answer).not.toMatch(/保修卡|购货发票/);
  });

  it('is not given whole where one sentence speaks of the fact that is asked for', async () => {
    expect(await ask('延保折扣打几折')).toMatch(/打八折/);
    expect(await ask('延保折扣打几折')).not.toContain('优先排队');
    expect(await ask('缺少了一样要先联系客服吗')).not.toContain('购货发票');
  });

  it('is not whole for being one of several numbered sections, which are a list of their own', async () => {
    const rules = `馆内规定
一、借阅
每证最多可借十册，借期三十天。
二、打印与存包
黑白打印每页三角，彩色打印每页一元五角。
存包柜免费使用，钥匙牌丢失的，赔偿二十元。
三、秩序
馆内不得吸烟、大声喧哗。`;
    const assistant = assistantOver(await generationOf({ '规定.txt': rules }));
    const { answer } = await assistant.answer({ message: '彩色打印一页多少钱' });
    expect(answer).toContain('一元五角');
    expect(answer).not.toContain('存包柜');
  });
});

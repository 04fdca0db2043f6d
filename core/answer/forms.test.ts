import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, LoadedDocument } from '../documents/block.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import type { Assistant } from './assistant.ts';

const CLUB = `# 蓝湾游泳馆办卡须知

## 谁可以办卡

年满14周岁、身体状况适合游泳的人可以申请办卡。

## 办卡流程

第一步，在前台登记。
第二步，交体检证明。
第三步，缴费领卡。

## 卡的种类

卡分为三种，具体如下：

卡种：月卡；有效期：30天；会费：260元
卡种：季卡；有效期：90天；会费：680元
卡种：年卡；有效期：365天；会费：1980元

## 教练课

每天最多约两个课时，每周最多约六个课时。取消要提前8小时，迟到30分钟以上的扣1课时，一个月内超过三次的停约10天。

## 退卡

入场以前退卡的，扣50元手续费。
使用不满一半退卡的，扣会费的三成。
使用超过一半的，不退会费。

## 安全

最好在办卡前签一份健康承诺。承诺里写明病史，这样出了意外救生员也好处置。`;

const SHOPS = `# 各类商家的售后

## 定制商家的售后

1. 珠宝：珠宝商家可以免费清洗。
2. 家具：家具商家可以局部翻新。
3. 礼品：礼品商家可以重新包装。

## 退货的手续

若要退货，请执行以下步骤。

1. 登录账户。
2. 选择订单。
3. 填写原因。`;

const PET = `# 云朵宠物医院须知

## 探视

下面把住院期间的规矩说清楚，请家长先看一遍。住院的猫狗每天可以探视一次，探视时间为15:00至16:00。
探视以前要交押金，签探视登记表。
住院的猫狗定期称体重。`;

/** Lines as a loader hands them over: `##` for a heading, `甲：一；乙：二` for a row of a table. */
function loaded(text: string): LoadedDocument {
  const blocks = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Block => {
      const [, marks, heading] = /^(#+) (.+)$/.exec(line) ?? [];
      if (marks !== undefined && heading !== undefined) return { kind: 'heading', level: marks.length, text: heading };
      return { kind: /^[^：；。]+：[^：；]+；/.test(line) ? 'row' : 'paragraph', text: line };
    });
  return { blocks, facts: {}, structured: true };
}

describe('what a question wants to see', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(
      await generationOf({ '办卡.md': loaded(CLUB), '商家.md': loaded(SHOPS), '医院.md': loaded(PET) }),
    );
  });
  const ask = async (message: string) => (await assistant.answer({ message })).answer;

  it('all steps, where it asks how many there are', async () => {
    const answer = await ask('游泳馆办卡分几步');
    for (const step of ['登记', '体检证明', '领卡']) expect(answer).toContain(step);
  });

  it('the steps that a sentence announces, not the sentence alone', async () => {
    const answer = await ask('怎么退货');
    for (const step of ['登录账户', '选择订单', '填写原因']) expect(answer).toContain(step);
  });

  it('every row of a table, where it asks which kinds there are', async () => {
    const answer = await ask('卡有哪几种');
    for (const price of ['260元', '680元', '1980元']) expect(answer).toContain(price);
  });

  it('one row of it, where it names one', async () => {
    const answer = await ask('季卡多少钱');
    expect(answer).toContain('680元');
    expect(answer).not.toContain('1980元');
  });

  it('what is said of each case, where it asks of them one by one', async () => {
    const answer = await ask('退卡在各阶段分别扣多少');
    for (const deduction of ['50元', '三成', '不退会费']) expect(answer).toContain(deduction);
  });

  it('a number of what it counts, not of something else', async () => {
    expect(await ask('一天最多能约几个课时')).toContain('两个课时');
  });

  it('a time of day, and nothing beside it that tells none', async () => {
    const answer = await ask('探视几点可以');
    expect(answer).toContain('15:00');
    expect(answer).not.toContain('交押金');
  });

  it('how often, where a number says it', async () => {
    expect((await assistant.answer({ message: '体重多久称一次' })).status).toBe('refused');
  });

  it('an age', async () => {
    expect(await ask('多大可以办卡')).toContain('14周岁');
  });

  it('why, said in the sentence after', async () => {
    expect(await ask('为什么要签健康承诺')).toContain('救生员也好处置');
  });

  it('one entry of a list, where it names one', async () => {
    const answer = await ask('珠宝可以清洗吗');
    expect(answer).toContain('免费清洗');
    expect(answer).not.toMatch(/局部翻新|重新包装/);
  });

  it('nothing of another document that does not speak of its subject', async () => {
    expect(await ask('游泳馆办卡有哪些规矩')).not.toContain('住院');
  });
});

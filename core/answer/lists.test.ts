import { beforeAll, describe, expect, it } from 'vitest';
import { loadMarkdown } from '../adapters/loaders/markdown.ts';
import { assistantOver, generationOf } from '../testing/assistant-over.ts';
import type { Assistant } from './assistant.ts';

const FUND = `# 互助基金章程

## 保障责任

### 重病

确诊重大疾病的，一次给付五万元。确诊须由二级以上医院作出。

### 骨折

意外骨折的，给付三千元。

### 失能

连续失能满半年的，每月给付两千元。

## 会员等级

### 银会员

银会员每月缴费二十元。

### 金会员

金会员每月缴费五十元。

## 申请材料

申请给付要交三样材料：

- 申请表
- 诊断证明
- 费用清单

## 停止给付

1. 骗取给付的；
2. 连续三个月未缴费的。

## 退会

会员退会前要结清欠费、交还会员证、填写退会表。`;

describe('a question for several things', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = assistantOver(await generationOf({ '章程.md': loadMarkdown(Buffer.from(FUND)) }));
  });
  const linesOf = async (message: string) =>
    (await assistant.answer({ message })).answer.split('\n').map((line) => line.replace(/\[\d+\]$/, ''));

  it('is answered by all sections under the heading that it names, numbered', async () => {
    const lines = await linesOf('保障责任有哪几项');
    expect(lines.filter((line) => /^\d/.test(line))).toEqual(['1. 重病', '2. 骨折', '3. 失能']);
    expect(lines.join('\n')).toContain('一次给付五万元');
  });

  it('is answered, and not asked back, where each of two sections is meant', async () => {
    const { status, answer } = await assistant.answer({ message: '会员有哪些等级' });
    expect(status).toBe('answered');
    for (const name of ['银会员', '金会员']) expect(answer).toContain(name);
  });

  it('numbers entries that do not count themselves', async () => {
    expect(await linesOf('申请给付要交哪些材料')).toEqual([
      '申请给付要交三样材料：',
      '1. 申请表',
      '2. 诊断证明',
      '3. 费用清单',
    ]);
  });

  it('and leaves those alone that do', async () => {
    const lines = await linesOf('哪些情形停止给付');
    expect(lines.filter((line) => /^\d/.test(line))).toEqual(['1. 骗取给付的；', '2. 连续三个月未缴费的。']);
  });

  it('is none for a number: 哪几件 wants the things', async () => {
    expect((await linesOf('退会前要做哪几件事'))[0]).toContain('结清欠费、交还会员证');
  });
});

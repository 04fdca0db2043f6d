import { expect, it } from 'vitest';
import { loadMarkdown } from '../adapters/loaders/markdown.ts';
import { generationOf } from '../testing/assistant-over.ts';
import { sectionLists } from './section-lists.ts';

async function namesIn(text: string): Promise<string[][]> {
  const { documents } = await generationOf({ '一.md': loadMarkdown(Buffer.from(text)) });
  const [document] = documents.values();
  if (!document) throw new Error('There is no document.');
  return sectionLists(document).map(({ items }) =>
    items.map(({ head }) => document.text.slice(head.start, head.end).trim()),
  );
}

it('finds the sections under one heading', async () => {
  expect(await namesIn('# 章程\n\n## 权利\n\n### 表决\n\n甲。\n\n### 查阅\n\n乙。\n\n## 义务\n\n丙。')).toEqual([
    ['表决', '查阅'],
  ]);
});

it('finds neighbours whose headings end alike, and no others', async () => {
  expect(
    await namesIn('# 条款\n\n## 免费版\n\n甲。\n\n## 专业版\n\n乙。\n\n## 退款\n\n丙。\n\n## 客服\n\n丁。'),
  ).toEqual([['免费版', '专业版']]);
});

it('takes no heading that asks for an entry', async () => {
  expect(await namesIn('# 问答\n\n## 退货\n\n### 几天能退？\n\n七天。\n\n### 谁付运费？\n\n买家。')).toEqual([]);
});

it('leaves alone what the document lists itself', async () => {
  const numbered = '# 指南\n\n## 步骤\n\n### 1. 报名\n\n甲。\n\n### 2. 缴费\n\n乙。';
  expect(await namesIn(numbered)).toEqual([]);
});

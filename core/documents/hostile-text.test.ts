import { expect, test } from 'vitest';
import { buildText } from '../testing/build-text.ts';

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

/** Quadratic or worse work takes minutes on these; the bound leaves room for a slow, busy machine. */
function buildInTime(text: string): void {
  const started = performance.now();
  const { document, clutter } = buildText(text);
  expect(document.text.length + clutter.length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(15_000);
}

test.each([
  '（',
  '）',
  '“《',
  '。',
  '；',
  '：',
  '：甲；',
  '①②③',
  '首先，',
  '首先，甲。其次，乙。',
  '一是甲，二是乙。',
  '甲 ',
  '甲 > ',
  '1',
  '1.',
  '-',
  '"',
  '？',
  '| ',
  '第',
  '第一章 ',
  '第一点',
  '一',
  '（一）',
  '阅读1',
  '作者：',
  '本文',
  '…',
  '2026-01-01 ',
  '目录',
  '版权声明',
])('one line of fifty thousand characters: %j', (piece) => buildInTime(fill(piece, 50_000)));

test.each([
  '标题\n',
  '1. 甲\n',
  '- 甲\n乙\n',
  '推荐文章\n正文内容。\n',
  '首先，甲。\n',
  '# 甲\n',
  '第一条 甲。\n',
  '总之，甲。\n',
  '一、甲\n乙丙丁。\n',
  '（一）甲\n1. 乙\n',
])('thousands of lines: %j', (piece) => buildInTime(fill(piece, 20_000)));

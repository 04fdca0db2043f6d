import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildText, sliceOf } from '../testing/build-text.ts';

const FOLDER = new URL('../../../shared/seeds/', import.meta.url);
const present = existsSync(FOLDER);
if (!present) console.warn(`skipped: no example articles at ${FOLDER.pathname}`);
const read = (name: string): string => (present ? readFileSync(new URL(name, FOLDER), 'utf8') : '');
const bare = (text: string): string => text.replace(/\s/g, '');

/** Share of the guidance's lines whose characters all stand in the passages, by characters. */
function coverage(guidance: string[], passages: string): number {
  const all = guidance.map(bare).filter((line) => line !== '');
  const found = all.filter((line) => passages.includes(line));
  const size = (lines: string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
  return size(found) / size(all);
}

describe.skipIf(!present)('an article of questions and answers', () => {
  const text = read('000_0120f9852cc8d607.txt');
  const built = buildText(text);
  const listUnder = (heading: string, first: string) =>
    built.document.lists.find((list) => list.path.at(-1) === heading && sliceOf(built)(list).startsWith(first));

  test('loses nothing', () => {
    expect(built.clutter).toEqual([]);
    expect(coverage(text.split('\n'), bare(built.passages.map(sliceOf(built)).join('')))).toBe(1);
  });

  test.each([
    ['售后服务选择建议', '第一点', 6],
    ['售后服务选择建议的考量因素有哪些?', '服务质量', 6],
    ['如何根据产品类型选售后服务建议?', '1. 耐用消费品', 6],
    ['线上产品售后服务选择建议是什么?', '首先', 5],
  ])('%s holds the list that begins with %s', (heading, first, count) => {
    expect(listUnder(heading, first)?.items).toHaveLength(count);
  });

  test('factors lie under their question', () => {
    const paths = built.document.sections.map((section) => section.path.join(' > '));
    expect(paths).toContain('售后服务选择建议的考量因素有哪些? > 服务质量');
  });
});

describe.skipIf(!present)('a web page with its furniture', () => {
  const text = read('002_8f269ff63f1372a9.txt');
  const built = buildText(text);
  const passages = built.passages.map(sliceOf(built)).join('\n');

  test('no passage holds furniture or teasers', () => {
    for (const words of [
      '人看过',
      '推荐文章',
      '相关文章',
      '发布时间',
      '产品设计软件',
      '热门推荐',
      '科技教程网',
      '产品实施方式',
    ]) {
      expect(passages).not.toContain(words);
    }
  });

  test('keeps the guidance', () => {
    const body = text.slice(text.indexOf('产品售后服务通常包括'), text.indexOf('推荐文章'));
    const repeated = body.split('\n').filter((line) => line.trim() !== '产品售后服务有哪些');
    expect(coverage(repeated, bare(passages))).toBeGreaterThanOrEqual(0.99);
    expect(built.document.title).toBe('产品售后服务有哪些');
  });

  test('twelve modules and four pieces of advice are two lists', () => {
    const long = built.document.lists.filter((list) => list.items.length === 12 || list.items.length === 4);
    expect(long.map((list) => list.items.length)).toEqual([12, 4]);
    expect(sliceOf(built)(long[1]?.lead ?? { start: 0, end: 0 })).toMatch(/维护自身权益呢\?$/);
    expect(sliceOf(built)(long[1]?.items[0] ?? { start: 0, end: 0 })).toMatch(/^首先,购买前/);
  });
});

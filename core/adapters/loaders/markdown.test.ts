import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMarkdown } from './markdown.ts';
import { Unreadable } from './unreadable.ts';

const load = (text: string) => loadMarkdown(Buffer.from(text));
const blocks = (text: string) => load(text).blocks;
const texts = (text: string) => blocks(text).map((block) => block.text);

describe('loadMarkdown', () => {
  it('reads headings, paragraphs and quotations as plain text', () => {
    const source =
      '# 退货 **政策**\n\n请[联系客服](https://example.com)，编号 `A_1`。<!-- 内部 -->\n\n> 七日内<b>有效</b>。\n';
    expect(blocks(source)).toEqual([
      { kind: 'heading', level: 1, text: '退货 政策' },
      { kind: 'paragraph', text: '请联系客服，编号 A_1。' },
      { kind: 'paragraph', text: '七日内有效。' },
    ]);
    expect(load(source)).toMatchObject({ structured: true, facts: {} });
    expect(load('没有标题。').structured).toBe(false);
  });

  it('keeps an item whole and shows the number its author counts to', () => {
    expect(blocks('3. 甲\n\n   甲的说明\n4. 乙\n   - 丙\n     1) 丁\n   \n   乙的补充\n')).toEqual([
      { kind: 'item', text: '甲\n甲的说明', marker: '3.', depth: 0 },
      { kind: 'item', text: '乙', marker: '4.', depth: 0 },
      { kind: 'item', text: '丙', marker: '-', depth: 1 },
      { kind: 'item', text: '丁', marker: '1)', depth: 2 },
      { kind: 'paragraph', text: '乙的补充' },
    ]);
  });

  it('renders each table row so that it reads alone', () => {
    expect(blocks('| 商品 | **期限** |\n|---|---|\n| 手机 | 一年<br>含电池 |\n| 电脑 | |\n')).toEqual([
      { kind: 'row', text: '商品：手机；期限：一年 含电池' },
      { kind: 'row', text: '商品：电脑' },
    ]);
  });

  it('keeps lines apart, whether broken hard or not', () => {
    expect(texts('电话：400-800\n地址：北京  \n邮编：100000')).toEqual(['电话：400-800', '地址：北京', '邮编：100000']);
    expect(texts('1、打开电源\n2、按下按钮')).toEqual(['1、打开电源', '2、按下按钮']);
  });

  it('reads what Chinese authors mean where CommonMark reads otherwise', () => {
    expect(texts('**注意：**请保留**“发票”**和小票。')).toEqual(['注意：请保留“发票”和小票。']);
    expect(texts('**注意：**请**保留**')).toEqual(['注意：请保留']);
    expect(texts('通配符 `**甲，**` 匹配全部')).toEqual(['通配符 **甲，** 匹配全部']);
    expect(texts('需要 3~5个工作日，最多 7~10天。')).toEqual(['需要 3~5个工作日，最多 7~10天。']);
    expect(texts('尺寸为10*20*30厘米，请*务必*核对。')).toEqual(['尺寸为10*20*30厘米，请务必核对。']);
  });

  it('leaves out withdrawn text, meaningless image texts and footnote marks', () => {
    expect(texts('运费~~十元~~免费。![图1](a.png)![保修卡样式](b.png)[^1]\n\n[^1]: 限境内。')).toEqual([
      '运费免费。保修卡样式',
      '限境内。',
    ]);
  });

  it('reads embedded HTML as a page is read', () => {
    expect(texts('<div><p>甲</p><script>bad()</script></div>\n\n正文<br/>下一行')).toEqual(['甲', '正文', '下一行']);
  });

  it('loses no text of plain paragraphs and items', () => {
    const word = fc.string({ unit: fc.constantFrom(...'退货七日内保修'), minLength: 1, maxLength: 12 });
    const part = fc.tuple(fc.constantFrom('', '- ', '1. ', '## ', '> ', '    '), word);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const shown = texts(parts.map(([mark, text]) => mark + text).join('\n\n')).join('');
        expect(shown.replace(/\s/g, '')).toBe(parts.map(([, text]) => text).join(''));
      }),
    );
  });

  it('reads or refuses any mixture of marks', () => {
    const unit = fc.constantFrom(...'*_~`[]()<>!#|-+1.&\\ \n\t退货', '```\n', '---\n', '</p>', '[^1]: ', '| - |');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), (source) => {
        try {
          load(source);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
    );
  });

  it.each([
    ['quotations', '>'.repeat(5_000)],
    ['lists', `${'- '.repeat(3_000)}甲`],
    ['brackets', '[a](b'.repeat(50_000)],
    ['asterisks', 'a**b'.repeat(50_000)],
    ['footnotes', '[^a'.repeat(50_000)],
  ])('refuses thousands of nested or unclosed %s at once', (_name, source) => {
    expect(() => load(source)).toThrow(Unreadable);
  });

  it('reads long lists, tables and rules without mistaking them for such', () => {
    const many = [...Array(520).keys()];
    expect(blocks(many.map((n) => `- **甲${n}**：[乙](c)`).join('\n'))).toHaveLength(many.length);
    expect(blocks(`| 甲 |\n|---|\n${many.map((n) => `| **${n}** |`).join('\n')}`)).toHaveLength(many.length);
    expect(texts(`甲\n\n${'- '.repeat(80)}\n\n${'*'.repeat(80)}\n\n乙`)).toEqual(['甲', '乙']);
  });
});

describe('front matter', () => {
  it('becomes facts, every value as it was written', () => {
    const source = `---
id: return-policy
title: 退货政策
version: 2.10
effective_from: 2026-01-01
effective_to:
supersedes: return-policy-2025
applies_to: 手机、电脑
tags: [退货, 七日]
source: https://example.com/policy
author: 某某
---
正文。`;
    const { facts, draft, ingest, blocks: body } = load(source);
    expect(facts).toEqual({
      id: 'return-policy',
      title: '退货政策',
      version: '2.10',
      effectiveFrom: '2026-01-01',
      supersedes: ['return-policy-2025'],
      appliesTo: ['手机', '电脑'],
      tags: ['退货', '七日'],
      url: 'https://example.com/policy',
    });
    expect({ draft, ingest }).toEqual({ draft: undefined, ingest: undefined });
    expect(body).toEqual([{ kind: 'paragraph', text: '正文。' }]);
  });

  it('marks drafts, and files that stand beside the documents', () => {
    expect(load('---\ndraft: true\n---\n正文。')).toMatchObject({ draft: true });
    expect(load('---\ningest: false\n---\n正文。')).toMatchObject({ ingest: false });
    expect(load('---\ningest: true\n---\n正文。').ingest).toBeUndefined();
  });

  it.each([
    ['effective_from: 2026-13-01', '"effective_from" must be a date'],
    ['effective_from: 明年', '"effective_from" must be a date'],
    ['effective_from: 2026-02-01\neffective_to: 2026-01-01', '"effective_to" must not be before'],
    ['url: javascript:alert(1)', '"url" must be a web address'],
    ['title: [甲]', '"title" must be text'],
    ['draft: 也许', '"draft" must be true or false'],
    ['ingest: no', '"ingest" must be true or false'],
    ['title: "未完', 'not YAML'],
  ])('refuses %j, naming the key', (properties, message) => {
    const refusal = expect.objectContaining({ reason: 'format', message: expect.stringContaining(message) });
    expect(() => load(`---\n${properties}\n---\n正文。`)).toThrow(refusal);
  });

  it('is not taken for front matter when it is prose between rules', () => {
    expect(texts('---\n正文在此。\n\n---\n后文。')).toEqual(['正文在此。', '后文。']);
  });
});

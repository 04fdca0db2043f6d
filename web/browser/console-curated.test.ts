import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer } from '../../core/contract/chat.ts';
import type { CuratedItem, CuratedListResponse } from '../../core/contract/curated.ts';
import type { SearchResponse } from '../../core/contract/search.ts';
import { launch } from './testing/chromium.ts';
import { visitConsole } from './testing/console.ts';
import { faults } from './testing/faults.ts';
import { answerWith, countHarm, PAYLOADS } from './testing/hostile-answers.ts';
import { type OwnServer, ownServer } from './testing/own-server.ts';
import { TOKENS } from './testing/serve.ts';
import { DESKTOP, PHONE } from './testing/visit.ts';

const RETURNS = (days: number) =>
  `# 退货规定\n\n## 退货期限\n\n自签收之日起${days}日内，商品完好的可以无理由退货。\n\n## 运费\n\n退货的运费由买家承担。质量问题的由商家承担。\n`;
const STILL = { reducedMotion: 'reduce' } as const;
/** An ingest is a process of its own, and a busy machine takes its time to start one. */
const INGEST = { timeout: 40_000 };
const QUESTION = '多久可以退货';

describe.skipIf(inject('stage') === null)("the console's standard answers", () => {
  let browser: Browser;
  let server: OwnServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), ownServer({ '退货规定.md': RETURNS(7) })]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = (at: string, options: Parameters<typeof visitConsole>[2] = {}) =>
    visitConsole(browser, server.url, { ...DESKTOP, ...STILL, token: TOKENS.admin, ...options, at });
  const field = (page: Page, name: string) => page.getByRole('textbox', { name });
  const clause = (page: Page, words: string) => page.locator('.clause').filter({ hasText: words });
  const ask = async (page: Page): Promise<Answer> =>
    (await (
      await page.request.post(`${server.url}api/chat`, { data: { message: '多久可以退货？' } })
    ).json()) as Answer;

  it('are written from a question with the words of the documents, and given to visitors at once', async () => {
    const { page, complaints, outside } = await open(`curated/new?question=${encodeURIComponent(QUESTION)}`);
    await clause(page, '7日内').getByRole('button', { name: '引用这段' }).click();
    expect(await field(page, '答案').inputValue()).toBe('自签收之日起7日内，商品完好的可以无理由退货。[1]');
    expect(await faults(page), 'writing').toEqual([]);

    await page.getByRole('searchbox', { name: '查找要引用的原话' }).fill('运费');
    const words = clause(page, '运费由买家承担').locator('.clause-words');
    await words.waitFor();
    await words.evaluate((node) =>
      getSelection()?.setBaseAndExtent(node.firstChild ?? node, 0, node.firstChild ?? node, 11),
    );
    await page.getByRole('button', { name: '引用选中的文字' }).click();
    expect(await field(page, '答案').inputValue()).toContain('\n退货的运费由买家承担。[2]');

    await field(page, '问法').fill(`${QUESTION}\n几天内能退`);
    await field(page, '答案').fill('七天之内都能退，不用说理由。运费自理。[2]');
    await page.getByRole('button', { name: '保存并生效' }).click();
    await page.getByRole('alert').getByText('「七天之内都能退，不用说理由。」后面没有 [1]').waitFor();
    expect(await faults(page), 'something wrong').toEqual([]);
    await field(page, '答案').fill('七天之内都能退，不用说理由。[1]运费自理。[2]');
    expect(await page.getByRole('region', { name: '访客看到的样子' }).locator('sup').allInnerTexts()).toEqual([
      '1',
      '2',
    ]);
    await field(page, '审定人').fill('王芳');
    await page.getByRole('button', { name: '保存并生效' }).click();

    const item = page.locator('.item');
    await item.getByText('使用中').waitFor(INGEST);
    expect(await item.innerText()).toMatch(/多久可以退货[\s\S]*另有 1 种问法[\s\S]*2 处出处[\s\S]*王芳 审定/);
    expect(await faults(page), 'the list').toEqual([]);
    expect(await ask(page)).toMatchObject({ mode: 'curated', answer: '七天之内都能退，不用说理由。[1]运费自理。[2]' });
    const cases = (await readFile(join(server.data, 'eval/curated.jsonl'), 'utf8')).trim().split('\n');
    expect(cases).toHaveLength(2);
    expect([complaints, outside]).toEqual([[], []]);
    await page.context().close();
  }, 90_000);

  it('come first when their documents have changed, take the new words, and are given again', async () => {
    const { page } = await open('documents');
    await writeFile(join(server.documents, '退货规定.md'), RETURNS(15));
    await page.getByRole('button', { name: '重新导入' }).click();
    await page.getByText('有 1 条标准答案失效').waitFor(INGEST);
    await page.getByRole('link', { name: '去处理' }).click();
    await page.locator('.item.stale').getByText('已失效').waitFor();
    expect(await faults(page), 'a stale one').toEqual([]);
    expect((await ask(page)).mode).toBe('extractive');

    await page.getByRole('link', { name: `修改“${QUESTION}”` }).click();
    await page.getByText('资料里已经没有这句话').waitFor();
    expect(await faults(page), 'words that are gone').toEqual([]);
    await page.getByRole('button', { name: '改用这句' }).click();
    await field(page, '答案').fill('十五天之内都能退。[1]运费自理。[2]');
    await page.getByRole('button', { name: '保存并生效' }).click();
    await page.locator('.item').getByText('使用中').waitFor(INGEST);
    expect((await ask(page)).answer).toContain('十五天之内都能退。');

    await page.getByRole('button', { name: `删除“${QUESTION}”` }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('还没有标准答案').waitFor();
    await page.getByRole('region', { name: '导入' }).getByText('导入完成').waitFor(INGEST);
    expect((await ask(page)).mode).toBe('extractive');
    await page.context().close();
  }, 90_000);

  it.each([
    ['on a phone', PHONE],
    ['in the dark', { ...DESKTOP, colorScheme: 'dark' }],
  ] as const)(
    'have no fault that axe knows %s, and nothing hangs over',
    async (_name, look) => {
      const { page } = await open(`curated/new?question=${encodeURIComponent('运费')}`, look);
      await clause(page, '运费由买家承担').getByRole('button').click();
      expect(await faults(page), 'the editor').toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
      await page.goto(`${server.url}console#/curated`);
      await page.getByText('还没有标准答案').waitFor();
      expect(await faults(page), 'none').toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('are for agents to read', async () => {
    const { page } = await open('curated', { token: TOKENS.agent });
    await page.getByText('还没有标准答案').waitFor();
    expect(await page.getByRole('link', { name: '写一条标准答案' }).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('run nothing that questions, answers or quotations say', async () => {
    const { page, complaints, outside } = await open('search');
    const harm = await countHarm(page);
    const item = (payload: string, i: number): CuratedItem => ({
      id: `${i}`,
      path: payload,
      editable: true,
      state: 'stale',
      problem: payload,
      questions: [payload, payload],
      answer: `${payload}[1]`,
      citations: [
        {
          document: payload,
          quote: payload,
          document_title: payload,
          section_path: [payload],
          nearest: { document: payload, text: payload },
        },
      ],
      approved_by: payload,
      effective_from: payload,
      changed_at: payload,
    });
    const results = PAYLOADS.slice(0, 40).map((payload, i) => ({
      document_id: payload,
      document_title: payload,
      section_path: [payload],
      passage_id: String(i),
      passage_ids: [payload],
      start: 0,
      end: payload.length,
      text: payload,
      highlights: [],
      matched: 'words' as const,
      score: 1,
      previous: null,
      next: null,
      before: null,
      after: null,
      in_force: false,
    }));
    const list: CuratedListResponse = { items: PAYLOADS.map(item) };
    await answerWith(page, 'admin/curated', list);
    await page.route('**/api/admin/curated/*', (route) =>
      route.fulfill({ json: item(PAYLOADS.join(' '), 0) satisfies CuratedItem }),
    );
    await answerWith(page, 'search', { results } satisfies SearchResponse);
    await page.reload();
    await page.goto(`${server.url}console#/curated`);
    await page.locator('.item').first().waitFor();
    expect(await page.locator('.item').count()).toBe(PAYLOADS.length);
    await page.getByRole('button', { name: /^删除/ }).first().click();
    await page.getByRole('dialog').waitFor();
    await page.goto(`${server.url}console#/curated/edit?id=0`);
    await page.locator('.citations li').waitFor();
    await page.goto(
      `${server.url}console#/curated/new?question=${encodeURIComponent(PAYLOADS.slice(0, 20).join(' '))}`,
    );
    await page.locator('.clause').first().waitFor();
    await page.locator('.clause button').evaluateAll((buttons) => {
      for (const button of buttons) if (button instanceof HTMLElement) button.click();
    });
    await expect.poll(() => page.locator('.citations li').count()).toBe(results.length);
    expect(await page.locator('main [onerror], main [onload], main iframe, main object, main img').count()).toBe(0);
    expect([await harm(), complaints, outside]).toEqual([0, [], []]);
    await page.context().close();
  }, 90_000);
});

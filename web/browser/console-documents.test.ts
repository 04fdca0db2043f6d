import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DoctorReport } from '../../core/contract/doctor.ts';
import type { GenerationsResponse, LibraryResponse } from '../../core/contract/library.ts';
import { launch } from './testing/chromium.ts';
import { visitConsole } from './testing/console.ts';
import { faults } from './testing/faults.ts';
import { answerWith, countHarm, PAYLOADS } from './testing/hostile-answers.ts';
import { type OwnServer, ownServer } from './testing/own-server.ts';
import { TOKENS } from './testing/serve.ts';
import { DESKTOP, PHONE, VIEWPORTS } from './testing/visit.ts';

const RETURNS = `---\ntitle: 退货规定\nversion: "2.0"\neffective_from: 2026-01-01\n---\n# 退货规定\n\n## 退货期限\n\n自签收之日起7日内，商品完好的可以无理由退货。\n`;
const PRICES = `---\ntitle: 旧价目表\neffective_to: 2025-12-31\n---\n# 旧价目表\n\n## 上门费\n\n每次上门收费50元。\n`;
const OTHER = '退货办法\n\n退货期限\n\n自签收之日起15日内，商品完好的可以无理由退货。\n';
const STILL = { reducedMotion: 'reduce' } as const;
/** An ingest is a process of its own, and a busy machine takes its time to start one. */
const INGEST = { timeout: 40_000 };

const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
});
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

describe.skipIf(inject('stage') === null)("the console's documents", () => {
  let browser: Browser;
  let server: OwnServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), ownServer({ '退货规定.md': RETURNS, '旧价目表.md': PRICES })]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(at: string, options: Parameters<typeof visitConsole>[2] = {}) {
    return visitConsole(browser, server.url, { ...DESKTOP, ...STILL, token: TOKENS.admin, ...options, at });
  }

  it('takes files in, says what became of each, goes back to the version before, and removes them', async () => {
    const { page, complaints, outside } = await open('documents');
    await row(page, '退货规定').waitFor();
    expect(await row(page, '旧价目表').innerText()).toContain('已过期');
    expect(await faults(page), 'the list').toEqual([]);

    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '选择文件' }).click(),
    ]);
    await chooser.setFiles([
      file('退货办法.txt', OTHER),
      file('坏了.pdf', '%PDF-1.7 broken'),
      file('假的.docx', 'hello'),
    ]);
    const uploads = page.getByRole('list', { name: '上传' });
    await uploads.getByText('内容与扩展名不符').waitFor();
    const notice = page.getByRole('region', { name: '导入' });
    await notice.getByText('导入完成').waitFor(INGEST);
    expect(await notice.innerText()).toMatch(/新增 1 篇[\s\S]*坏了\.pdf 文件已损坏/);
    await row(page, '退货办法').waitFor();
    expect(await page.getByRole('region', { name: '还没有进入索引的文件' }).innerText()).toContain('坏了.pdf');
    expect(await readdir(join(server.data, 'uploads'))).toEqual(['坏了.pdf', '退货办法.txt']);
    expect(await faults(page), 'after an ingest').toEqual([]);

    await page.getByRole('navigation', { name: '资料的几个方面' }).getByText('版本').click();
    const versions = page.locator('.version');
    await expect.poll(() => versions.count()).toBe(2);
    expect(await versions.first().innerText()).toMatch(/正在使用[\s\S]*新增[\s\S]*《退货办法》/);
    await versions.nth(1).getByRole('button', { name: '回到这个版本' }).click();
    expect(await faults(page), 'the question').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '回到这个版本' }).click();
    await expect.poll(() => versions.nth(1).innerText()).toMatch(/正在使用[\s\S]*已回退到此/);
    await page.getByRole('navigation', { name: '资料的几个方面' }).getByText('资料').click();
    await page.getByText('现在用的是您回退到的版本').waitFor();
    expect(await row(page, '退货办法').count()).toBe(0);

    await page.getByRole('button', { name: '删除 坏了.pdf' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await notice.getByText('导入完成').waitFor(INGEST);
    await row(page, '退货办法').waitFor();
    expect(await page.getByRole('region', { name: '还没有进入索引的文件' }).count()).toBe(0);
    expect([complaints, outside]).toEqual([[], []]);
    await page.context().close();
  }, 90_000);

  it('asks before a file is replaced, and takes what is dropped', async () => {
    const { page } = await open('documents');
    await row(page, '退货规定').waitFor();
    const drop = async (name: string, text: string) => {
      const data = await page.evaluateHandle(
        ([fileName = '', content = '']) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([content], fileName));
          return transfer;
        },
        [name, text],
      );
      await page.getByRole('region', { name: '上传' }).dispatchEvent('drop', { dataTransfer: data });
    };
    await drop('换货.txt', '换货说明\n\n十五日内可以换货。\n');
    const notice = page.getByRole('region', { name: '导入' });
    await notice.getByText('导入完成').waitFor(INGEST);
    await drop('换货.txt', '换货说明\n\n三十日内可以换货。\n');
    await page.getByText('已有同名文件').waitFor();
    expect(await faults(page), 'a name that is taken').toEqual([]);
    await page.getByRole('button', { name: '替换', exact: true }).click();
    await notice.getByText('更新 1 篇').waitFor(INGEST);
    await page.context().close();
  }, 60_000);

  it('says that an ingest was killed, and that the version before goes on', async () => {
    const { page } = await open('documents');
    const job = { id: 'j', requested_at: '2026-11-22T00:00:00.000Z' };
    await page.route('**/api/admin/ingest', (route) =>
      route.fulfill({ json: route.request().method() === 'POST' ? { ...job, status: 'running' } : { job: null } }),
    );
    const detail = '导入进程被强行结束了，可能是内存不足或有人终止了它。现在的版本不受影响。';
    let looks = 0;
    await page.route('**/api/admin/ingest/j', (route) => {
      looks += 1;
      if (looks === 1) return route.abort();
      const running = { ...job, status: 'running', progress: { stage: 'embedding', done: 3, total: 12 } };
      return route.fulfill({
        json: looks < 4 ? running : { ...job, status: 'failed', problem: { code: 'killed', detail } },
      });
    });
    await row(page, '退货规定').waitFor();
    await page.getByRole('button', { name: '重新导入' }).click();
    const notice = page.getByRole('region', { name: '导入' });
    await notice.getByText('3 / 12').waitFor();
    expect(await faults(page), 'under way').toEqual([]);
    await notice.getByText(detail).waitFor();
    expect(await faults(page), 'failed').toEqual([]);
    await page.context().close();
  }, 60_000);

  it.each(VIEWPORTS)(
    'shows what is wrong with the documents, with ways to the places, %s',
    async (_name, look) => {
      const { page } = await open('documents/doctor', { ...look, token: TOKENS.agent });
      const contradiction = page.getByRole('region', { name: '互相矛盾' });
      await contradiction.getByText('7日内').waitFor();
      expect(await contradiction.innerText()).toContain('15日内');
      expect(await faults(page), 'the report').toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
      await contradiction.getByRole('link').first().click();
      await expect.poll(() => page.locator('.source .here').innerText()).toContain('7日内');
      await page.context().close();
    },
    60_000,
  );

  it('lets agents read, and change nothing', async () => {
    const { page } = await open('documents', { token: TOKENS.agent });
    await row(page, '退货规定').waitFor();
    for (const name of ['选择文件', '重新导入', /删除/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it.each([
    ['on a phone', PHONE],
    ['in the dark', { ...DESKTOP, colorScheme: 'dark' }],
  ] as const)(
    'has no fault that axe knows %s, and nothing hangs over',
    async (_name, look) => {
      const { page } = await open('documents', look);
      for (const [at, shown] of [
        ['documents', '退货规定'],
        ['documents/versions', '正在使用'],
      ] as const) {
        await page.goto(`${server.url}console#/${at}`);
        await page.getByText(shown).first().waitFor();
        expect(await faults(page), at).toEqual([]);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over, at).toBe(0);
      }
      await page.context().close();
    },
    60_000,
  );

  it('runs nothing that names, titles or words of documents say', async () => {
    const { page, complaints, outside } = await open('search');
    const harm = await countHarm(page);
    const at = '2026-11-22T00:00:00.000Z';
    const library: LibraryResponse = {
      generation: { id: 'g', created_at: at, held: true },
      documents: PAYLOADS.map((payload, i) => ({
        id: String(i),
        title: payload,
        passages: 1,
        characters: 1,
        source: { path: payload, format: payload, sha256: payload, bytes: 1 },
        version: payload,
        effective_from: payload,
        effective_to: payload,
        url: payload,
        indexed_at: payload,
        upload: payload,
      })),
      waiting: PAYLOADS.map((name) => ({
        name,
        bytes: 1,
        uploaded_at: name,
        problem: { reason: name, message: name },
      })),
      formats: PAYLOADS,
      upload_limit: 1,
    };
    const generations: GenerationsResponse = {
      generations: PAYLOADS.map((payload, i) => ({
        id: `${i} ${payload}`,
        created_at: payload,
        documents: 1,
        passages: 1,
        curated: 1,
        bytes: 1,
        current: false,
        held: false,
        added: [payload],
        removed: [payload],
        changed: [payload],
      })),
    };
    const named = (payload: string) => ({ document_id: payload, document_title: payload, path: payload });
    const place = (payload: string) => ({
      ...named(payload),
      section_path: [payload],
      start: 0,
      end: 1,
      quote: payload,
    });
    const doctor: DoctorReport = {
      generation: 'g',
      documents: 1,
      passages: 1,
      characters: 1,
      failed: PAYLOADS.map((payload) => ({ path: payload, reason: payload, message: payload })),
      contradictions: PAYLOADS.map((payload) => ({ a: place(payload), b: place(payload) })),
      stale_curated: PAYLOADS.map((payload) => ({
        path: payload,
        question: payload,
        citations: [{ citation: 1, document: payload, quote: payload, nearest: { document: payload, text: payload } }],
      })),
      not_in_force: PAYLOADS.map((payload) => ({ ...named(payload), reason: 'superseded', superseded_by: payload })),
      undated: PAYLOADS.map(named),
      near_duplicates: PAYLOADS.map((payload) => ({ a: place(payload), b: place(payload), resemblance: 1 })),
      duplicates: PAYLOADS.map((payload) => ({ path: payload, of: payload })),
      long_sections: PAYLOADS.map((payload) => ({
        ...named(payload),
        section_path: [payload],
        start: 0,
        characters: 1,
      })),
      clutter: PAYLOADS.map((payload) => ({ path: payload, items: [{ text: payload, reason: payload }] })),
      ignored: PAYLOADS.map((payload) => ({ path: payload, reason: payload })),
      limited: true,
    };
    await answerWith(page, 'admin/documents', library);
    await answerWith(page, 'admin/generations', generations);
    await answerWith(page, 'admin/doctor', doctor);
    await page.reload();
    const words = async () => (await page.locator('main').innerText()).replace(/\s/g, '');
    for (const [view, shown] of [
      ['documents', '.table'],
      ['documents/versions', '.version'],
      ['documents/doctor', '.kind'],
    ] as const) {
      await page.goto(`${server.url}console#/${view}`);
      await page.locator(shown).first().waitFor();
      await page.locator('.kind > button').evaluateAll((more) => {
        for (const button of more) if (button instanceof HTMLElement) button.click();
      });
      const text = await words();
      const [first = ''] = PAYLOADS;
      expect(text, view).toContain(first.replace(/\s/g, ''));
      expect(
        await page.locator('main [onerror], main [onload], main iframe, main object, main img').count(),
        view,
      ).toBe(0);
      const links = await page.locator('main a').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href')));
      expect(
        links.every((href) => href?.startsWith('#/')),
        view,
      ).toBe(true);
    }
    await page.goto(`${server.url}console#/documents`);
    await page.getByRole('button', { name: /^删除/ }).first().click();
    await page.getByRole('dialog').waitFor();
    expect([await harm(), complaints, outside]).toEqual([0, [], []]);
    await page.context().close();
  }, 90_000);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sourceId } from '../../core/channels/source-link.ts';
import type { Completion } from '../../core/contract/openai.ts';
import type { StoredDocument } from '../../core/documents/document.ts';
import { mountSourcePage } from '../../server/source-page/source-page.ts';
import { launch } from './testing/chromium.ts';
import { faults } from './testing/faults.ts';
import { DESKTOP, PHONE } from './testing/visit.ts';

/** The page that a link in a message opens, on a phone as a rule. */

const stage = inject('stage');
const BATCH = 20;
const ASKED = '购买前要弄清哪些保修信息';
const LOOKS: [string, BrowserContextOptions][] = [
  ['on a phone', PHONE],
  ['on a desktop in the dark', { ...DESKTOP, colorScheme: 'dark' }],
];

let browser: Browser;
beforeAll(async () => {
  if (stage !== null) browser = await launch();
});
afterAll(() => browser?.close());

async function linkTo(server: string): Promise<string> {
  const body = JSON.stringify({ messages: [{ role: 'user', content: ASKED }] });
  const response = await fetch(`${server}v1/chat/completions`, { method: 'POST', body });
  const { choices } = (await response.json()) as Completion;
  return choices[0]?.message.annotations.at(-1)?.url_citation.url ?? '';
}

describe.skipIf(stage === null).each(LOOKS)('a link from an answer, %s', (_name, look) => {
  it('opens the source at the words, and nothing else', async () => {
    const link = await linkTo(stage?.server ?? '');
    const context = await browser.newContext({ locale: 'zh-CN', ...look });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));

    await page.goto(link);
    await expectShown(page);
    expect(await faults(page), 'the section').toEqual([]);

    await page.getByRole('link', { name: '查看全文' }).click();
    await page.waitForURL(/all=1/);
    await expectShown(page);
    expect(await faults(page), 'the document').toEqual([]);

    await page.goto(link.replace(/(?<=\/s\/.{12})..../, 'zzzz'));
    expect(await page.getByRole('note').textContent()).toContain('已经更新');
    expect(await faults(page), 'words that are gone').toEqual([]);

    await page.goto(`${stage?.server}s/x`);
    expect(await faults(page), 'no such page').toEqual([]);
    for (const request of requests) expect(request.startsWith(stage?.server ?? '')).toBe(true);
    await context.close();
  });
});

/** Marked, in view, and nowhere wider than the screen. */
async function expectShown(page: Page): Promise<void> {
  const { top, bottom, height, overflow } = await page
    .locator('mark')
    .first()
    .evaluate((mark) => ({
      top: mark.getBoundingClientRect().top,
      bottom: mark.getBoundingClientRect().bottom,
      height: window.innerHeight,
      overflow: document.documentElement.scrollWidth - window.innerWidth,
    }));
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(height);
  expect(overflow).toBeLessThanOrEqual(0);
}

describe.skipIf(stage === null)('a source that would be markup', () => {
  const groups = JSON.parse(readFileSync(join(import.meta.dirname, 'testing/hostile-text.json'), 'utf8')) as object;
  const PAYLOADS: string[] = Object.values(groups).flat();
  const batches = Array.from({ length: Math.ceil(PAYLOADS.length / BATCH) }, (_, i) =>
    PAYLOADS.slice(i * BATCH, (i + 1) * BATCH),
  );
  let http: ServerType;
  let url: string;
  beforeAll(async () => {
    const documents = new Map(batches.map((batch, i) => [`${i}`, hostileDocument(`${i}`, batch.join('\n'))]));
    const app = new Hono();
    // Escaping alone has to hold: the page's policy is taken away.
    app.use(async (c, next) => {
      await next();
      c.res.headers.delete('content-security-policy');
    });
    const knowledge = { current: () => ({ generation: { documents } }) };
    mountSourcePage(app, { knowledge, today: () => '2026-11-22', web: join(import.meta.dirname, '..') });
    await new Promise<void>((resolve) => {
      http = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
        url = `http://127.0.0.1:${port}/`;
        resolve();
      });
    });
  });
  afterAll(() => http?.close());

  it('is shown as it is, in every place; none of it runs', async () => {
    const page = await browser.newPage();
    const harm: string[] = [];
    page.on('dialog', (dialog) => {
      harm.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('popup', (popup) => harm.push(popup.url()));
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) harm.push(request.url());
    });
    await page.exposeFunction('pwn', () => harm.push('ran'));
    for (const [i, batch] of batches.entries()) {
      const quote = batch.join('\n');
      await page.goto(`${url}s/${sourceId({ document_id: `${i}`, start: 3, quote })}?all=1`);
      const { marked, title, links } = await page.evaluate(() => ({
        marked: [...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('\n'),
        title: document.querySelector('h1')?.textContent ?? '',
        links: [...document.querySelectorAll('a')].map(({ href }) => href),
      }));
      expect(bare(marked)).toBe(bare(quote));
      expect(bare(title)).toBe(bare(quote));
      for (const link of links) expect(link).toMatch(/^https?:\/\//);
    }
    expect(harm).toEqual([]);
    await page.close();
  });
});

function hostileDocument(id: string, payload: string): StoredDocument {
  const text = `前文\n${payload}\n后文`;
  return {
    id,
    title: payload,
    text,
    sections: [{ path: [payload], start: 0, end: text.length }],
    lists: [],
    source: { path: payload, format: payload, sha256: payload, bytes: 1 },
    version: payload,
    effectiveFrom: '2030-01-01',
    appliesTo: [payload],
    url: payload,
  };
}

/** Without what a browser's parser changes in any text. */
const bare = (text: string): string => text.replace(/[\s\0\ufffd]/g, '');

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer } from '../../core/contract/chat.ts';
import type { DocumentResponse } from '../../core/contract/documents.ts';
import type { Welcome } from '../../core/contract/welcome.ts';
import { type Ask, answerOf, testApp } from '../../server/testing/test-app.ts';
import { launch } from './testing/chromium.ts';
import { bare, batchesOf, PAYLOADS, watched } from './testing/hostile.ts';

const batches = batchesOf(20);

/** An answer that carries a batch of payloads in its text and in every field of its citations. */
function hostileAnswer(batch: string[]): Answer {
  const segments = batch.map((text, i) => ({ text, citations: [i + 1] }));
  const citations = batch.map((payload, i) => ({
    index: i + 1,
    document_id: String(PAYLOADS.indexOf(payload)),
    document_title: payload,
    section_path: [payload, payload],
    passage_id: payload,
    quote: payload,
    start: 3,
    end: 3 + payload.length,
    score: 1,
    version: payload,
    effective_from: payload,
    url: payload,
  }));
  const answer = segments.map(({ text }, i) => `${text}[${i + 1}]`).join('\n');
  return { ...answerOf(''), id: batch[0] ?? '', answer, segments, citations, suggestions: batch };
}

const hostile: Ask = async function* ({ message }) {
  const answer = hostileAnswer(batches[Number(/^\d+/.exec(message)?.[0])] ?? []);
  yield { type: 'sources', sources: [] };
  for (const text of answer.answer.match(/.{1,40}/gsu) ?? []) yield { type: 'text-delta', text };
  for (const citation of answer.citations) yield { type: 'citation', citation };
  yield { type: 'done', answer };
};

/** The real server with answers, documents and greeting of an attacker, and a page without any policy to stop them. */
async function hostileServer(): Promise<{ http: ServerType; url: string }> {
  const { app } = await testApp({ ask: hostile });
  const outer = new Hono();
  outer.get('/host', (c) => c.html('<!doctype html><title>店铺</title><body><script src="widget.js" async></script>'));
  outer.get('/blank', (c) => c.html('<!doctype html><title>空</title><body>'));
  outer.get('/api/welcome', (c) => {
    const welcome: Welcome = { starters: PAYLOADS, handoff_contact: PAYLOADS.join(' ') };
    return c.json(welcome);
  });
  outer.get('/api/documents/:id', (c) => {
    const payload = PAYLOADS[Number(c.req.param('id'))] ?? '';
    const document: DocumentResponse = {
      id: payload,
      title: payload,
      text: `前文\n${payload}\n${payload}`,
      sections: [{ path: [payload], start: 0, end: payload.length * 2 + 4 }],
      source: { path: payload, format: payload, sha256: payload, bytes: 1 },
      version: payload,
      url: payload,
    };
    return c.json(document);
  });
  outer.route('/', app);
  return new Promise((resolve) => {
    const http = serve({ fetch: outer.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ http, url: `http://127.0.0.1:${port}/` }),
    );
  });
}

describe.skipIf(inject('stage') === null)('text that would be markup', () => {
  let browser: Browser;
  let context: BrowserContext;
  let server: Awaited<ReturnType<typeof hostileServer>>;
  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext();
    server = await hostileServer();
  });
  afterAll(async () => {
    await browser?.close();
    server?.http.close();
  });

  it('would do harm where it is taken for markup: the corpus is live', async () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(200);
    const { page, harm } = await watched(context, server.url, 'blank');
    for (const payload of PAYLOADS.filter((text) => !/http-equiv|location=/.test(text))) {
      await page.evaluate((html) => {
        document.body.insertAdjacentHTML('beforeend', html);
      }, payload);
    }
    await expect.poll(harm.run).toBeGreaterThan(20);
    expect(harm.outside.length).toBeGreaterThan(5);
    await page.close();
  });

  it('is shown as it is, as question, answer, title, section, date, file name and address; none of it runs', async () => {
    const { page, harm } = await watched(context, server.url, 'host');
    await page.waitForFunction(() => 'Wenju' in window);
    await page.evaluate(() => window.Wenju?.open());
    await page
      .locator('.starter')
      .nth(PAYLOADS.length - 1)
      .waitFor();

    for (const [number, batch] of batches.entries()) {
      const question = `${number} ${batch.join(' ')}`.slice(0, 2000);
      await page.evaluate((text) => window.Wenju?.ask(text), question);
      const turn = page.locator('.turn').last();
      await page.locator('.turn').nth(number).locator('.tools').waitFor();
      expect(bare(await turn.locator('.question').evaluate((node) => node.textContent))).toContain(bare(question));
      expect(bare(await turn.locator('.text').evaluate((node) => node.textContent))).toBe(bare(batch.join('')));
      const { marks, links } = await page.evaluate(openEverySource);
      // A payload that says [1] is a citation of the first source as well.
      expect(new Set(marks.map(bare))).toEqual(new Set(batch.map(bare)));
      for (const link of links) expect(link).toMatch(/^https?:\/\//);
    }

    await page.reload();
    await page.waitForFunction(() => 'Wenju' in window);
    await page.evaluate(() => window.Wenju?.open());
    await page
      .locator('.turn')
      .nth(batches.length - 1)
      .waitFor();
    expect(await harm.run()).toBe(0);
    expect(harm.outside).toEqual([]);
    console.log(`${PAYLOADS.length} hostile texts in every place: none ran, none asked anybody for anything`);
    await page.close();
  }, 120_000);
});

it('no code of the browser makes markup from strings', () => {
  for (const folder of ['shared', 'widget', 'console', 'demo']) {
    for (const { name, code } of sourcesIn(folder)) {
      expect(code, name).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\b|new Function|srcdoc/,
      );
    }
  }
});

/** Runs in the page: opens the source of each citation of the latest answer, one after the other. */
async function openEverySource(): Promise<{ marks: string[]; links: string[] }> {
  const root = document.querySelector('wenju-widget')?.shadowRoot;
  const moment = () => new Promise((resolve) => setTimeout(resolve, 1));
  const marks: string[] = [];
  const links: string[] = [];
  for (const chip of [...(root?.querySelectorAll<HTMLElement>('.turn:last-child button.cite') ?? [])]) {
    chip.click();
    while (!root?.querySelector('.source .foot') || root.querySelector('.page[aria-busy=true]')) await moment();
    marks.push([...root.querySelectorAll('.source mark')].map((mark) => mark.textContent).join(''));
    for (const link of root.querySelectorAll<HTMLAnchorElement>('.source a')) links.push(link.href);
    root.querySelector<HTMLElement>('.source .tool')?.click();
    while (root.querySelector('.source')) await moment();
  }
  return { marks, links };
}

function sourcesIn(folder: string): { name: string; code: string }[] {
  const path = join(import.meta.dirname, '..', folder);
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]sx?$/.test(name))
    .map((name) => ({ name, code: readFileSync(join(path, name), 'utf8') }));
}

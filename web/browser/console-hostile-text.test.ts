import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DocumentResponse, DocumentsResponse } from '../../core/contract/documents.ts';
import type { Explanation } from '../../core/contract/explain.ts';
import type { SearchResponse } from '../../core/contract/search.ts';
import { answerOf, testApp } from '../../server/testing/test-app.ts';
import { launch } from './testing/chromium.ts';
import { bare, batchesOf, PAYLOADS, watched } from './testing/hostile.ts';
import { TOKENS } from './testing/serve.ts';

/** As many as a search gives at most. */
const batches = batchesOf(50);
const batchIn = (text: string): string[] => batches[Number(/^\d+/.exec(text)?.[0])] ?? [];

const BEFORE = '前文\n';
const place = (payload: string) => ({
  document_id: String(PAYLOADS.indexOf(payload)),
  document_title: payload,
  section_path: [payload, payload],
  passage_id: payload,
  start: BEFORE.length,
  end: BEFORE.length + payload.length,
  text: payload,
});
const facts = (payload: string) => ({
  version: payload,
  effective_from: payload,
  effective_to: payload,
  applies_to: [payload],
  url: payload,
});

const documentOf = (payload: string): DocumentResponse => ({
  id: String(PAYLOADS.indexOf(payload)),
  title: payload,
  text: `${BEFORE}${payload}\n${payload}`,
  sections: [
    { path: [payload], start: 0, end: BEFORE.length + payload.length },
    {
      path: [payload, payload],
      start: BEFORE.length + payload.length + 1,
      end: BEFORE.length + payload.length * 2 + 1,
    },
  ],
  source: { path: payload, format: payload, sha256: payload, bytes: 1 },
  ...facts(payload),
});

const resultsOf = (batch: string[]): SearchResponse => ({
  results: batch.map((payload) => ({
    ...place(payload),
    ...facts(payload),
    passage_ids: [payload],
    highlights: [[0, payload.length]],
    matched: 'exact',
    score: 1,
    previous: null,
    next: null,
    before: null,
    after: null,
    in_force: false,
    superseded_by: payload,
  })),
});

function explanationOf(batch: string[]): Explanation {
  const citations = batch.map((payload, i) => {
    const { text, ...where } = place(payload);
    return { ...where, ...facts(payload), index: i + 1, quote: text, score: 1 };
  });
  const text = batch.map((payload, i) => `${payload}[${i + 1}]`).join('\n');
  const segments = batch.map((payload, i) => ({ text: payload, citations: [i + 1] }));
  const status = 'answered' as const;
  return {
    answer: { ...answerOf(''), answer: text, segments, citations, nearest: batch.map(place), suggestions: batch },
    decision: 'sure',
    readings: batch.map((payload) => ({ text: payload, how: 'case', status, confidence: 1, chosen: true })),
    query: {
      searched: batch.join(' '),
      kind: batch[0] ?? '',
      words: batch.map((payload) => ({ term: payload, share: 1, passages: 1 })),
      rephrasings: batch.map((payload) => ({ said: payload, written: [payload] })),
    },
    hits: batch.map((payload) => ({
      ...place(payload),
      scores: { grams: 1, words: 1, dense: 1, fused: 1 },
      used: true,
      cited: true,
      in_force: false,
    })),
    evidence: batch.map((payload) => ({ ...place(payload), score: 1, own: 1, passage_score: 1, chosen: true })),
    confidence: { value: 1, threshold: 0.3, bias: 0, sum: 9, features: [] },
  };
}

/** The real console over an attacker's documents. `/open/console` is the same page without the policy that would stop them. */
async function hostileServer(): Promise<{ http: ServerType; url: string }> {
  const { app } = await testApp({ tokens: TOKENS });
  const outer = new Hono();
  const documents: DocumentsResponse = {
    documents: PAYLOADS.map((payload) => ({ ...documentOf(payload), passages: 1 })),
  };
  outer.get('/api/documents', (c) => c.json(documents));
  outer.get('/api/documents/:id', (c) => c.json(documentOf(PAYLOADS[Number(c.req.param('id'))] ?? '')));
  outer.post('/api/search', async (c) => c.json(resultsOf(batchIn((await c.req.json()).query))));
  outer.post('/api/admin/explain', async (c) => c.json(explanationOf(batchIn((await c.req.json()).message))));
  outer.get('/open/console', async (c) => c.html(await (await app.request('/console')).text()));
  outer.all('/open/*', (c) => outer.fetch(new Request(c.req.raw.url.replace('/open/', '/'), c.req.raw)));
  outer.route('/', app);
  return new Promise((resolve) => {
    const http = serve({ fetch: outer.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ http, url: `http://127.0.0.1:${port}/` }),
    );
  });
}

describe.skipIf(inject('stage') === null)('text that would be markup, in the console', () => {
  let browser: Browser;
  let context: BrowserContext;
  let server: Awaited<ReturnType<typeof hostileServer>>;
  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
    await context.addInitScript((token) => sessionStorage.setItem('wenju:token', token), TOKENS.agent);
    server = await hostileServer();
  });
  afterAll(async () => {
    await browser?.close();
    server?.http.close();
  });

  it('is shown as it is among documents, results and sources', async () => {
    const { page, harm } = await watched(context, server.url, 'open/console#/search');
    const titles = () => page.locator('.result-title').allTextContents();
    await expect.poll(titles).toEqual(PAYLOADS);
    for (const [number, batch] of batches.entries()) {
      await page.getByRole('searchbox').fill(`${number} ${batch.join(' ')}`.slice(0, 2000));
      await expect.poll(titles).toEqual(batch);
      const { shown, marks, links } = await page.evaluate(openEverySource);
      expect(shown.map(bare)).toEqual(batch.map(bare));
      expect(marks.map(bare)).toEqual(batch.map(bare));
      for (const link of links) expect(link).toMatch(/^https?:\/\//);
    }
    expect(await harm.run()).toBe(0);
    expect(harm.outside).toEqual([]);
    await page.close();
  }, 60_000);

  it('is shown as it is as question, answer, reading, word, passage and sentence', async () => {
    const { page, harm } = await watched(context, server.url, 'open/console#/ask');
    for (const [number, batch] of batches.entries()) {
      const question = `${number} ${batch.join(' ')}`.slice(0, 2000);
      await page.getByRole('textbox', { name: '问题' }).fill(question);
      await page.keyboard.press('Enter');
      const text = page.locator('.answer-text');
      await expect.poll(async () => bare(await text.textContent())).toBe(bare(batch.join('')));
      const more = page.getByRole('button', { name: '显示全部' });
      while ((await more.count()) > 0) await more.first().click();
      expect((await page.locator('.readings li > p:first-child').allTextContents()).map(bare)).toEqual(batch.map(bare));
      expect((await page.locator('.excerpt').allTextContents()).map(bare)).toEqual(batch.map(bare));
      expect((await page.locator('.sentence').allTextContents()).map(bare)).toEqual(batch.map(bare));
      await page.getByRole('button', { name: '出处 1', exact: true }).first().click();
      await page.locator('.source mark').first().waitFor();
      await page.keyboard.press('Escape');
      // The question is in the address: a reload puts it again.
      if (number === 0) await page.reload();
    }
    expect(await harm.run()).toBe(0);
    expect(harm.outside).toEqual([]);
    console.log(
      `${PAYLOADS.length} hostile texts in every place of the console: none ran, none asked anybody for anything`,
    );
    await page.close();
  }, 60_000);

  it('would not run even if it were taken for markup', async () => {
    const { page, harm } = await watched(context, server.url, 'console');
    await page.locator('.result').first().waitFor();
    const refused = await page.evaluate(async () => {
      const told: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => told.push(violatedDirective));
      const tries = [
        () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=pwn()>'),
        () => document.body.append(Object.assign(document.createElement('script'), { text: 'pwn()' })),
        () => document.body.append(Object.assign(document.createElement('img'), { src: '//attacker.example/x.png' })),
        () => document.body.append(Object.assign(document.createElement('iframe'), { src: '//attacker.example/' })),
      ];
      for (const attempt of tries) {
        try {
          attempt();
        } catch (error) {
          told.push((error as Error).name);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      return told;
    });
    expect(refused.filter((told) => told === 'TypeError')).toHaveLength(2);
    expect(refused).toEqual(expect.arrayContaining(['img-src', 'frame-src']));
    expect(await harm.run()).toBe(0);
    await page.close();
  });
});

/** Runs in the page: makes each result active, one after the other, and reads what is shown of it and of its source. */
async function openEverySource(): Promise<{ shown: string[]; marks: string[]; links: string[] }> {
  const moment = () => new Promise((resolve) => setTimeout(resolve, 1));
  const [shown, marks, links]: [string[], string[], string[]] = [[], [], []];
  for (const result of [...document.querySelectorAll('.result')]) {
    const title = result.querySelector('.result-title')?.textContent ?? '';
    shown.push(result.querySelector('.result-text')?.textContent ?? '');
    result.querySelector<HTMLElement>('.result-open')?.focus();
    while (document.querySelector('.source h2')?.textContent !== title || !document.querySelector('.source mark'))
      await moment();
    marks.push([...document.querySelectorAll('.source mark')].map((mark) => mark.textContent).join(''));
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.source a')) links.push(link.href);
  }
  return { shown, marks, links };
}

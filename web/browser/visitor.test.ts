import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from './testing/chromium.ts';
import { visit } from './testing/visit.ts';

const stage = inject('stage');
const ASKED = '购买前要弄清哪些保修信息';

describe.skipIf(stage === null)('a visitor of another site', () => {
  const { site } = stage ?? { site: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** The tokens that questions are sent with, and how often one is asked for. */
  async function watched() {
    const here = await visit(browser, `${site}plain`);
    const tokens: (string | undefined)[] = [];
    let issued = 0;
    here.context.on('request', (request) => {
      if (request.method() !== 'POST') return;
      if (request.url().endsWith('/api/visitor')) issued += 1;
      if (request.url().endsWith('/api/chat')) tokens.push(request.headers()['x-visitor-token']);
    });
    return { ...here, tokens, issued: () => issued };
  }

  it('is given one token, not before the panel is opened, and keeps it', async () => {
    const { page, requests, launcher, ask, tokens, issued, context } = await watched();
    expect(requests.filter((url) => url.includes('/api/'))).toEqual([]);
    await launcher.click();
    await expect.poll(issued).toBe(1);
    await ask(ASKED);
    await page.reload();
    await page.waitForFunction(() => 'Wenju' in window);
    await ask('那发票呢');
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toMatch(/^[\w-]{22}\.[0-9a-z]+\.[\w-]{43}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(issued()).toBe(1);
    await context.close();
  });

  it('is answered all the same when the server does not know the token any more', async () => {
    const { page, ask, answers, tokens, issued, context } = await watched();
    await ask(ASKED);
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('wenju:visitor')) ?? '';
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { token: string };
      localStorage.setItem(key, JSON.stringify({ ...kept, token: kept.token.replace(/.$/, '!') }));
    });
    const answer = await ask('保修卡要保留多久');
    expect(await answer.innerText()).not.toBe('');
    expect(await answers.count()).toBe(2);
    expect(tokens).toHaveLength(3);
    expect(tokens[2]).not.toBe(tokens[0]);
    expect(issued()).toBe(2);
    await context.close();
  });
});

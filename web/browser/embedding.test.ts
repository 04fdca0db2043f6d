import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from './testing/chromium.ts';
import { CONTACT } from './testing/serve.ts';
import { DESKTOP, PHONE, visit } from './testing/visit.ts';

const stage = inject('stage');
const ASKED = '保修期有哪些种类';
const MOST_BYTES = 30 * 1024;
/** What a visitor should not notice, and how much slower a busy machine may be. */
const READY_MS = 150;
const BUSY = 8;

describe.skipIf(stage === null)('a page that embeds the widget', () => {
  const { server, site } = stage ?? { server: '', site: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it('loads one small script, sets no cookie, and asks nobody else for anything', async () => {
    const bytes = gzipSync(readFileSync(join(import.meta.dirname, '../../dist/web/widget.js')), { level: 9 }).length;
    console.log(`widget.js: ${bytes} bytes compressed`);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);

    const { context, page, requests, launcher, panel, ask } = await visit(browser, `${site}plain`);
    const before = requests.filter((url) => !url.endsWith('favicon.ico'));
    expect(before).toEqual([`${site}plain`, `${server}widget.js`]);
    await launcher.click();
    await (await ask(ASKED)).locator('button.cite').first().click();
    await panel.locator('.source mark').waitFor();
    const outside = requests.filter((url) => !url.startsWith(server) && !url.startsWith(site));
    expect(outside).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await page.close();
  });

  it('is ready at once and moves nothing', async () => {
    const { page, launcher, panel } = await visit(browser, `${site}plain`);
    const loaded = await page.evaluate(() => {
      const [script] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('widget.js'));
      return (script as PerformanceResourceTiming).responseEnd;
    });
    const ready = await page.evaluate(() => performance.getEntriesByName('wenju:ready')[0]?.startTime ?? Number.NaN);
    console.log(`widget ready ${(ready - loaded).toFixed(1)} ms after its script arrived`);
    expect(ready - loaded).toBeLessThan(READY_MS * BUSY);

    await launcher.click();
    await panel.locator('.starter').first().waitFor();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 200);
        }),
    );
    expect(shift).toBe(0);
    await page.close();
  });

  it('may have a strict policy', async () => {
    const { page, launcher, complaints, ask } = await visit(browser, `${site}strict`);
    const answer = await ask(ASKED);
    await answer.locator('.tools').waitFor();
    expect((await launcher.boundingBox())?.width).toBe(56);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('may be seen in a browser without constructable style sheets, given a nonce', async () => {
    const { page, launcher, complaints, ask } = await visit(browser, `${site}nonce?nonce=abc`);
    await ask(ASKED);
    expect((await launcher.boundingBox())?.width).toBe(56);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('cannot disfigure it', async () => {
    const { page, launcher, panel, answers, ask } = await visit(browser, `${site}hostile`);
    expect(await launcher.boundingBox()).toEqual({ x: 1200, y: 720, width: 56, height: 56 });
    await ask(ASKED);
    const look = await answers.locator('.text').evaluate((node) => {
      const { fontSize, letterSpacing, color, borderTopWidth } = getComputedStyle(node);
      return { fontSize, letterSpacing, color, borderTopWidth };
    });
    expect(look).toEqual({
      fontSize: '15px',
      letterSpacing: 'normal',
      color: 'rgb(27, 33, 38)',
      borderTopWidth: '0px',
    });
    expect((await panel.boundingBox())?.width).toBe(400);
    await page.close();
  });

  it('chooses title, colour, side, theme and language', async () => {
    const attributes = 'data-title=Shop&data-primary-color=%23ffd400&data-position=left&data-theme=dark&data-lang=en';
    const { page, launcher, panel } = await visit(browser, `${site}plain?${attributes}`);
    expect((await launcher.boundingBox())?.x).toBe(24);
    await launcher.click();
    expect(await panel.getByRole('heading', { name: 'Shop' }).isVisible()).toBe(true);
    await panel.getByText('Every sentence has its source').waitFor();
    const colour = (property: string) =>
      launcher.evaluate((node, name) => getComputedStyle(node)[name as never], property);
    expect(await colour('backgroundColor')).toBe('rgb(255, 212, 0)');
    // White could not be read on yellow.
    expect(await colour('color')).toBe('rgb(23, 25, 28)');
    expect(await panel.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe('rgb(25, 28, 32)');
    await page.close();
  });

  it('may theme it by custom properties instead', async () => {
    const { page, launcher } = await visit(browser, `${site}variables`);
    expect(await launcher.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe('rgb(163, 21, 69)');
    expect((await launcher.boundingBox())?.x).toBe(1280 - 80 - 56);
    await page.close();
  });

  it('drives it from its own scripts, and hears what happens', async () => {
    const { page, panel } = await visit(browser, `${site}plain`);
    const heard = await page.evaluate(async (question) => {
      const { Wenju } = window;
      if (Wenju === undefined) throw new Error('no Wenju');
      const events: unknown[] = [];
      Wenju.on('open', () => events.push('open'));
      Wenju.on('close', () => events.push('close'));
      Wenju.on('question', (detail) => events.push(detail.question));
      const off = Wenju.on('close', () => events.push('never'));
      off();
      const answered = new Promise<string>((resolve) => Wenju.on('answer', ({ status }) => resolve(status)));
      const taken = Wenju.ask(question);
      const second = Wenju.ask('再问一次');
      events.push(await answered, taken, second);
      Wenju.close();
      return events;
    }, ASKED);
    expect(heard).toEqual(['open', ASKED, 'answered', true, false, 'close']);
    await panel.waitFor({ state: 'detached' });
    await page.evaluate(() => window.Wenju?.open());
    await panel.locator('.question').waitFor();
    await page.evaluate(() => window.Wenju?.clear());
    await panel.locator('.question').waitFor({ state: 'detached' });
    await page.close();
  });

  it('gets one widget, however often it embeds the script', async () => {
    const { page } = await visit(browser, `${site}plain`);
    await page.evaluate((src) => {
      const again = document.createElement('script');
      again.src = src;
      document.body.append(again);
      return new Promise((resolve) => again.addEventListener('load', resolve));
    }, `${server}widget.js`);
    expect(await page.locator('wenju-widget').count()).toBe(1);
    await page.close();
  });

  it('may lie with the server behind a path', async () => {
    const { page, requests, ask } = await visit(browser, `${site}prefixed`);
    await (await ask(ASKED)).locator('.tools').waitFor();
    expect(requests).toContain(`${site}help/api/chat`);
    await page.close();
  });

  it('that is not listed gets no answer, and its owner a hint', async () => {
    const stranger = site.replace('127.0.0.1', 'localhost');
    const { page, panel, launcher, field } = await visit(browser, `${stranger}plain?data-contact=400-111-2222`);
    const hint = page.waitForEvent('console', (message) => message.text().includes('ALLOWED_ORIGINS'));
    await launcher.click();
    await field.fill(ASKED);
    await field.press('Enter');
    await panel.getByText('现在连接不上客服助手').first().waitFor();
    await panel.getByText('400-111-2222').waitFor();
    await hint;
    await page.close();
  });

  it('still has a helpful widget while the server is down', async () => {
    const known = await visit(browser, `${site}down-page`, PHONE);
    await known.page.evaluate(
      ([key, contact]) =>
        localStorage.setItem(key, JSON.stringify({ conversation: null, turns: [], clearedAt: 0, contact })),
      [`wenju:${site}down/`, CONTACT] as const,
    );
    await known.page.reload();
    await known.launcher.click();
    await known.field.fill(ASKED);
    await known.field.press('Enter');
    await known.panel.getByText('正在重新连接').first().waitFor();
    await known.panel.locator('.failed').waitFor();
    expect(await known.answers.innerText()).toContain('现在连接不上客服助手');
    expect(await known.panel.locator('.contact').innerText()).toContain(CONTACT);
    expect(await known.answers.getByRole('button', { name: '重新提问' }).isVisible()).toBe(true);
    await known.page.close();
  });

  it('shows one conversation in two tabs', async () => {
    const first = await visit(browser, server, DESKTOP);
    const second = await visit(browser, server, { ...DESKTOP, context: first.context });
    await first.ask(ASKED);
    await second.launcher.click();
    await second.panel.locator('.question').waitFor();
    await second.ask('那延长保修呢');
    await first.panel.locator('.question').nth(1).waitFor();
    expect(await first.panel.locator('.turn').count()).toBe(2);
    await first.page.evaluate(() => window.Wenju?.clear());
    await second.panel.locator('.question').first().waitFor({ state: 'detached' });
    await first.context.close();
  });
});

describe.skipIf(stage === null)('the demo page', () => {
  const { server } = stage ?? { server: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it('shows how the widget is embedded, and lets the documents ask', async () => {
    const { context, page, panel, answers, complaints } = await visit(browser, server);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '复制', exact: true }).click();
    await page.locator('#copy', { hasText: '已复制' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`<script src="${server}widget.js"`);
    await page.locator('#questions button').first().click();
    await answers.locator('.tools').waitFor();
    await panel.getByRole('button', { name: '收起' }).click();
    await page.getByRole('button', { name: '问问客服助手' }).click();
    expect(await panel.isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.getByRole('link', { name: '接口文档' }).first().click();
    await page.waitForURL(`${server}docs`);
    await page.close();
  });
});

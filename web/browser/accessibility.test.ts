import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from './testing/chromium.ts';
import { faults } from './testing/faults.ts';
import { DESKTOP, PHONE, type Visit, visit } from './testing/visit.ts';

const stage = inject('stage');
const ASKED = '购买前要弄清哪些保修信息';

/** Half-faded text has half its contrast: nothing moves while it is looked at. */
const STILL = { reducedMotion: 'reduce' } as const;
const LOOKS: [string, BrowserContextOptions][] = [
  ['on a desktop', { ...DESKTOP, ...STILL }],
  ['on a phone', { ...PHONE, ...STILL }],
  ['in the dark', { ...DESKTOP, ...STILL, colorScheme: 'dark' }],
];

describe.skipIf(stage === null).each(LOOKS)('for everyone, %s', (_name, look) => {
  const { server } = stage ?? { server: '' };
  let browser: Browser;
  let here: Visit;
  beforeAll(async () => {
    browser = await launch();
    here = await visit(browser, server, look);
  });
  afterAll(() => browser?.close());

  it('every state has no fault that axe knows', async () => {
    const { page, panel, launcher, field, ask, answers } = here;
    expect(await faults(page), 'the page').toEqual([]);

    await launcher.click();
    await panel.locator('.starter').first().waitFor();
    expect(await faults(page), 'welcome').toEqual([]);

    const answer = await ask(ASKED);
    expect(await faults(page), 'an answer').toEqual([]);

    await answer.getByRole('button', { name: '没有帮助' }).click();
    await answer.getByRole('button', { name: '答非所问' }).click();
    expect(await faults(page), 'an opinion').toEqual([]);

    await answer.locator('button.cite').nth(1).click();
    await panel.locator('.source mark').waitFor();
    expect(await faults(page), 'a source').toEqual([]);
    await page.keyboard.press('Escape');

    await ask('明天上海会下雨吗');
    expect(await faults(page), 'a refusal').toEqual([]);

    await page.route('**/api/chat', (route) => route.abort());
    await field.fill(ASKED);
    await field.press('Enter');
    await answers.nth(2).locator('.failed').waitFor();
    expect(await faults(page), 'a failure').toEqual([]);

    await panel.getByRole('button', { name: '清空对话' }).click();
    expect(await faults(page), 'clearing').toEqual([]);
  });
});

describe.skipIf(stage === null)('for everyone', () => {
  const { server } = stage ?? { server: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it('an answer is read out once, whole, without its numbers', async () => {
    const { page, panel, ask } = await visit(browser, server);
    const answer = await ask(ASKED);
    const status = panel.locator('> [role=status]');
    const shown = await answer.locator('.text').evaluate((node) => {
      const copy = node.cloneNode(true) as Element;
      for (const number of copy.querySelectorAll('.cite')) number.remove();
      return copy.textContent?.replace(/\s/g, '');
    });
    await expect.poll(async () => (await status.innerText()).replace(/\s/g, '')).toBe(shown);
    expect(await panel.getByRole('log').getAttribute('aria-live')).toBe('off');
    await page.close();
  });

  it('nothing moves for those who asked for that, and edges stand where colours are forced', async () => {
    const { page, launcher, panel } = await visit(browser, server, {
      ...DESKTOP,
      reducedMotion: 'reduce',
      forcedColors: 'active',
    });
    await launcher.click();
    expect(await panel.evaluate((node) => getComputedStyle(node).animationName)).toBe('none');
    expect(await launcher.evaluate((node) => getComputedStyle(node).borderTopWidth)).toBe('1px');
    await page.close();
  });

  it('a finger hits every control', async () => {
    const { page, panel, ask } = await visit(browser, server, PHONE);
    await ask(ASKED);
    const sizes = await panel.locator('button:visible').evaluateAll((nodes) =>
      nodes
        .map((node) => ({
          name: node.getAttribute('aria-label') ?? node.textContent,
          box: node.getBoundingClientRect(),
        }))
        .map(({ name, box }) => ({ name, side: Math.min(box.width, box.height) })),
    );
    // WCAG 2.2, 2.5.8: 24 pixels, but for what stands within a sentence.
    expect(sizes.filter(({ name, side }) => side < 24 && !name?.startsWith('出处'))).toEqual([]);
    await page.close();
  });
});

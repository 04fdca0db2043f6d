import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from './testing/chromium.ts';
import { visitConsole } from './testing/console.ts';
import { faults } from './testing/faults.ts';
import { DESKTOP, PHONE } from './testing/visit.ts';

const stage = inject('stage');
const ASKED = '购买前要弄清哪些保修信息';
const STILL = { reducedMotion: 'reduce' } as const;

describe.skipIf(stage === null)('asking and seeing why', () => {
  const { server } = stage ?? { server: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  const open = async (options: Parameters<typeof visitConsole>[2] = {}) => {
    const visit = await visitConsole(browser, server, { ...DESKTOP, at: 'ask', ...options });
    const { page } = visit;
    const card = (name: string) => page.getByRole('region', { name });
    await page.getByRole('textbox', { name: '问题' }).waitFor();
    return { ...visit, card, answer: card('回答'), why: card('为什么') };
  };

  it('shows the answer, the passages with their scores, and what decided', async () => {
    const { page, card, answer, why, complaints, outside } = await open();
    await page.getByRole('textbox', { name: '问题' }).fill(ASKED);
    await page.keyboard.press('Enter');
    await answer.getByText('已回答').waitFor();
    expect(await answer.innerText()).toContain('全国联保');
    expect(await why.innerText()).toMatch(/把握达到门槛[\s\S]*门槛 0\.30/);
    const hit = card('查到的段落').locator('.hits > li').first();
    expect(await hit.innerText()).toMatch(
      /被引用[\s\S]*综合\s*0\.\d\d\s*字面\s*\d+\.\d\s*词语\s*\d+\.\d\s*语义\s*0\.\d\d/,
    );
    expect(await card('比较过的句子').getByText('组成回答', { exact: true }).count()).toBeGreaterThan(1);
    expect(await card('问题被理解成').innerText()).toContain('问有哪些');

    await why.getByText('把握是怎么算的').click();
    const adds = await why.locator('dd b').allInnerTexts();
    const sum = adds.map((text) => Number(text.replace('−', '-'))).reduce((total, one) => total + one);
    const [, shown = '', confidence = ''] = /合计 (\S+)，换算成把握 (\S+)/.exec(await why.innerText()) ?? [];
    expect(Number(shown.replace('−', '-'))).toBeCloseTo(sum, 1);
    expect(Number(confidence)).toBeCloseTo(1 / (1 + Math.exp(-sum)), 1);
    expect([complaints, outside]).toEqual([[], []]);
    await page.context().close();
  });

  it('opens what is cited at its place, and comes back to where it was opened', async () => {
    const { page, answer } = await open({ at: `ask?q=${encodeURIComponent(ASKED)}` });
    const cite = answer.getByRole('button', { name: '出处 2' });
    await cite.focus();
    await page.keyboard.press('Enter');
    const mark = page.getByRole('region', { name: '原文' }).locator('mark').first();
    await expect.poll(() => mark.innerText()).toContain('起算时间');
    await page.keyboard.press('Escape');
    await expect.poll(() => cite.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('says why it does not answer', async () => {
    const { page, why, answer, card } = await open();
    await page.getByRole('textbox', { name: '问题' }).fill('明天上海会下雨吗');
    await page.getByRole('button', { name: '提问' }).click();
    await answer.getByText('拒答').waitFor();
    expect(await why.innerText()).toMatch(/所以不答/);
    expect(await card('比较过的句子').getByText('组成回答', { exact: true }).count()).toBe(0);
    await page.getByRole('textbox', { name: '问题' }).fill('你好');
    await page.keyboard.press('Enter');
    await answer.getByText('寒暄').first().waitFor();
    expect(await card('查到的段落').count()).toBe(0);
    await page.context().close();
  });

  it('goes on from the last question where that is wanted', async () => {
    const { page, answer, card } = await open({ at: `ask?q=${encodeURIComponent('会员有哪些权益')}` });
    await answer.getByText('已回答').waitFor();
    await page.getByLabel('接着上一问').check();
    await page.getByRole('textbox', { name: '问题' }).fill('那怎样成为呢');
    await page.keyboard.press('Enter');
    await card('问题被理解成').getByText('可能的意思').waitFor();
    expect(await card('问题被理解成').locator('.readings .chosen').innerText()).toContain('会员');
    await page.getByLabel('接着上一问').uncheck();
    await page.getByRole('button', { name: '提问' }).click();
    await card('问题被理解成').getByText('可能的意思').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('says what went wrong, and tries again', async () => {
    const { page, answer } = await open();
    await page.route('**/api/admin/explain', (route) => route.abort());
    await page.getByRole('textbox', { name: '问题' }).fill(ASKED);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await faults(page), 'a failure').toEqual([]);
    await page.unroute('**/api/admin/explain');
    await page.getByRole('button', { name: '重试' }).click();
    await answer.waitFor();
    await page.context().close();
  });

  it.each([
    ['on a desktop', DESKTOP],
    ['on a phone', PHONE],
    ['in the dark', { ...DESKTOP, colorScheme: 'dark' }],
  ] as const)('has no fault that axe knows %s, and nothing hangs over', async (_name, look) => {
    const { page, answer, why } = await open({ ...look, ...STILL });
    expect(await faults(page), 'the question').toEqual([]);
    await page.getByRole('textbox', { name: '问题' }).fill(ASKED);
    await page.getByRole('button', { name: '提问' }).click();
    await answer.waitFor();
    await why.getByText('把握是怎么算的').click();
    expect(await faults(page), 'an answer').toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
    await answer.getByRole('button', { name: '出处 1' }).click();
    await page.getByRole('region', { name: '原文' }).locator('mark').first().waitFor();
    expect(await faults(page), 'a source').toEqual([]);
    await page.context().close();
  });
});

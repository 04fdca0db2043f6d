import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from './testing/chromium.ts';
import { visitConsole } from './testing/console.ts';
import { faults } from './testing/faults.ts';
import { TOKENS } from './testing/serve.ts';
import { DESKTOP, PHONE } from './testing/visit.ts';

const stage = inject('stage');

describe.skipIf(stage === null)('the console', () => {
  const { server, site } = stage ?? { server: '', site: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it('asks for a token, once a tab, and says when it is wrong', async () => {
    const { page, complaints, outside } = await visitConsole(browser, server, { ...DESKTOP, token: null });
    const field = page.getByLabel('访问令牌');
    await field.waitFor();
    expect(await faults(page), 'signing in').toEqual([]);
    await field.fill('令 牌');
    await field.press('Enter');
    await page.getByText('中间没有空格').waitFor();
    await field.fill('not-the-token');
    await field.press('Enter');
    await page.getByText('这个令牌不对').waitFor();
    expect(await faults(page), 'refused').toEqual([]);
    await field.fill(TOKENS.agent);
    await field.press('Enter');
    await page.getByRole('navigation', { name: '页面' }).waitFor();
    expect(await page.getByText('客服', { exact: true }).isVisible()).toBe(true);

    await page.reload();
    await page.getByRole('navigation', { name: '页面' }).waitFor();
    expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
    await page.getByRole('button', { name: '退出' }).click();
    await field.waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect([complaints, outside]).toEqual([[], []]);
    await page.context().close();
  });

  it('asks again when the token holds no longer', async () => {
    const { page } = await visitConsole(browser, server, { ...DESKTOP, at: 'ask' });
    await page.getByRole('textbox', { name: '问题' }).fill('保修期');
    await page.route('**/api/admin/**', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        json: { code: 'unauthorized', detail: '' },
      }),
    );
    await page.getByRole('button', { name: '提问' }).click();
    await page.getByText('这个令牌不对').waitFor();
    await page.context().close();
  });

  it('says how to open it where no token is set, and what is wrong where nobody answers', async () => {
    const { page } = await visitConsole(browser, server, { ...DESKTOP, token: null });
    let answer: 'disabled' | 'down' | 'real' = 'disabled';
    const problem = { code: 'admin_disabled', detail: '管理接口没有开启' };
    await page.route('**/api/admin/session', (route) => {
      if (answer === 'down') return route.abort();
      if (answer === 'real') return route.continue();
      return route.fulfill({ status: 403, contentType: 'application/problem+json', json: problem });
    });
    await page.reload();
    await page.getByText('AGENT_TOKEN=').waitFor();
    expect(await faults(page), 'disabled').toEqual([]);
    answer = 'down';
    await page.getByRole('button', { name: '重新检查' }).click();
    await page.getByRole('alert').getByText('连接不上').waitFor();
    expect(await faults(page), 'unreachable').toEqual([]);
    answer = 'real';
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByLabel('访问令牌').waitFor();
    await page.context().close();
  });

  it('works behind a path prefix', async () => {
    const { page, complaints } = await visitConsole(browser, `${site}help/`, { ...DESKTOP });
    await page.getByRole('navigation', { name: '页面' }).waitFor();
    await page.locator('.result-title').first().waitFor();
    await page.goto(`${site}help/console/`);
    await page.locator('.result-title').first().waitFor();
    expect(page.url()).toContain('/help/console');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keeps the look that was chosen', async () => {
    const { page } = await visitConsole(browser, server, { ...DESKTOP, colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByLabel('外观').waitFor();
    const light = await ground();
    await page.getByLabel('外观').selectOption('深色');
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.reload();
    await expect.poll(ground).toBe(dark);
    await page.getByLabel('外观').selectOption('跟随系统');
    await expect.poll(ground).toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).toBe(dark);
    await page.context().close();
  });

  it('has its pages behind a button on a phone', async () => {
    const { page } = await visitConsole(browser, server, PHONE);
    const menu = page.getByRole('button', { name: '打开菜单' });
    await menu.click();
    expect(await faults(page), 'the menu').toEqual([]);
    await page.keyboard.press('Escape');
    await menu.click();
    await page.getByRole('link', { name: '问一问' }).click();
    await page.getByRole('textbox', { name: '问题' }).waitFor();
    expect(await page.getByRole('link', { name: '问一问' }).isVisible()).toBe(false);
    expect(await page.title()).toContain('问一问');
    await page.context().close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from './testing/chromium.ts';
import { CONTACT } from './testing/serve.ts';
import { VIEWPORTS, visit } from './testing/visit.ts';

const stage = inject('stage');
const ASKED = '购买前要弄清哪些保修信息';
const REFUSED = '明天上海会下雨吗';

describe.skipIf(stage === null).each(VIEWPORTS)('a conversation %s', (_name, viewport) => {
  const { server, site } = stage ?? { server: '', site: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  const home = () => visit(browser, server, viewport);

  it('begins with a greeting and questions that the documents answer, and is answered with sources', async () => {
    const { page, launcher, panel, answers } = await home();
    await launcher.click();
    await panel.getByText('点编号就能核对').waitFor();
    const starter = panel.locator('.starter').first();
    const question = (await starter.innerText()).trim();
    await starter.click();
    await answers.locator('button.cite').first().waitFor();
    expect(await panel.locator('.question').innerText()).toContain(question);
    expect(await panel.locator('.starter').count()).toBe(0);
    expect(await answers.locator('.place').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('covers the window where that is small, and only there', async () => {
    const { page, launcher, panel } = await home();
    await launcher.click();
    await page.waitForTimeout(300);
    const box = await panel.boundingBox();
    const size = viewport.viewport ?? { width: 0, height: 0 };
    if (viewport.isMobile) {
      expect(box).toEqual({ x: 0, y: 0, ...size });
      expect(await panel.getAttribute('aria-modal')).toBe('true');
      expect(await launcher.count()).toBe(0);
    } else {
      expect(box?.width).toBe(400);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(size.width - 24);
      expect(box?.y).toBeGreaterThan(0);
      expect(await panel.getAttribute('aria-modal')).toBe('false');
    }
    await page.close();
  });

  it('opens the source of a sentence with its words marked, and gives the focus back', async () => {
    const { page, panel, ask } = await home();
    const answer = await ask(ASKED);
    const chip = answer.locator('button.cite').nth(1);
    await chip.focus();
    await page.keyboard.press('Enter');
    const source = panel.locator('.source');
    await source.locator('mark').waitFor();
    const quoted = await answer.locator('.text p').nth(1).innerText();
    expect(quoted).toContain(await source.locator('mark').innerText());
    expect(await source.innerText()).toMatch(/保修与退换货[\s\S]*版本 1\.0 · \d{4}-\d\d-\d\d 起生效/);
    expect(await panel.locator('.main').getAttribute('inert')).not.toBeNull();

    const short = (await source.locator('.page').innerText()).length;
    await source.getByRole('button', { name: '查看全文' }).click();
    expect((await source.locator('.page').innerText()).length).toBeGreaterThan(short);
    expect(await source.locator('mark').isVisible()).toBe(true);

    await page.keyboard.press('Escape');
    await source.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(await chip.getAttribute('aria-label'));
    await page.close();
  });

  it('goes on with a suggestion, and reaches a person', async () => {
    const { page, panel, answers, ask } = await home();
    await ask(ASKED);
    const suggestion = panel.locator('.follow .chip').first();
    const question = await suggestion.innerText();
    await suggestion.click();
    await answers.nth(1).locator('.tools').waitFor();
    expect(await panel.locator('.question').nth(1).innerText()).toContain(question);

    await panel.getByRole('button', { name: '转人工' }).first().click();
    await answers.nth(2).getByText(CONTACT).waitFor();
    await page.close();
  });

  it('says so when the documents do not say, and offers a person', async () => {
    const { page, panel, answers, ask } = await home();
    const answer = await ask(REFUSED);
    expect(await answer.innerText()).toContain('资料里没有找到依据');
    expect(await answer.locator('.cite').count()).toBe(0);
    await panel.locator('.turn').getByRole('button', { name: '转人工' }).click();
    await answers.nth(1).getByText(CONTACT).waitFor();
    await page.close();
  });

  it('takes an opinion with a reason, and is not disturbed where none is taken', async () => {
    const { page, panel, ask } = await home();
    const sent: unknown[] = [];
    await page.route('**/api/feedback', (route) => {
      sent.push(route.request().postDataJSON());
      return route.fulfill({ status: sent.length === 1 ? 404 : 204 });
    });
    const answer = await ask(ASKED);
    await answer.getByRole('button', { name: '没有帮助' }).click();
    await answer.getByRole('button', { name: '不够完整' }).click();
    await answer.getByLabel('还想补充什么').fill('想知道延保');
    await answer.getByRole('button', { name: '提交' }).click();
    await answer.getByText('谢谢你的反馈').waitFor();
    expect(sent).toMatchObject([
      { rating: 'down', message_id: expect.stringMatching(/\S/) },
      { rating: 'down', reason: '不够完整', comment: '想知道延保' },
    ]);
    await answer.getByRole('button', { name: '有帮助', exact: true }).click();
    expect(await answer.getByRole('button', { name: '有帮助', exact: true }).getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => sent.length).toBe(3);
    expect(await panel.locator('.failed').count()).toBe(0);
    await page.close();
  });

  it('is copied with its sources', async () => {
    const { context, page, ask } = await home();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const answer = await ask(ASKED);
    await answer.getByRole('button', { name: '复制回答' }).click();
    await answer.getByRole('button', { name: '已复制' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(
      /\[1\][\s\S]*出处\n\[1–4\] 《保修与退换货》 › 购买前要弄清哪些保修信息（版本 1\.0 · \d{4}-\d\d-\d\d 起生效）/,
    );
    await page.close();
  });

  it('can be stopped, and the question put again in its place', async () => {
    const { page, panel, field, launcher } = await visit(browser, `${site}slow-page`, viewport);
    await launcher.click();
    await field.fill(ASKED);
    await field.press('Enter');
    await panel.locator('.answer .text p').first().waitFor();
    await panel.getByRole('button', { name: '停止回答' }).click();
    await panel.locator('.ended').getByText('已停止回答').waitFor();
    await panel.getByRole('button', { name: '重新提问' }).click();
    await panel.locator('.tools').waitFor();
    expect(await panel.locator('.turn').count()).toBe(1);
    await page.close();
  });

  it('survives a connection that breaks, and shows nothing twice', async () => {
    const { page, panel, ask, requests } = await visit(browser, `${site}flaky-page`, viewport);
    const answer = await ask(ASKED);
    await answer.locator('.tools').waitFor();
    expect(requests.filter((url) => url.endsWith('/api/chat'))).toHaveLength(2);
    expect(await panel.locator('.turn').count()).toBe(1);
    const lines = (await answer.locator('.text').innerText()).split('\n').filter((line) => line.trim() !== '');
    expect(new Set(lines).size).toBe(lines.length);
    await page.close();
  });

  it('is there again after a reload, and gone once it is cleared', async () => {
    const { page, panel, launcher, ask } = await home();
    const said = await (await ask(ASKED)).locator('.text').innerText();
    await page.reload();
    await launcher.click();
    expect(await panel.locator('.answer .text').innerText()).toBe(said);
    await panel.locator('.answer button.cite').first().click();
    await panel.locator('.source mark').waitFor();
    await page.keyboard.press('Escape');

    await panel.getByRole('button', { name: '清空对话' }).click();
    await panel.getByRole('button', { name: '清空', exact: true }).click();
    await panel.locator('.starter').first().waitFor();
    await page.reload();
    await launcher.click();
    await panel.locator('.starter').first().waitFor();
    expect(await panel.locator('.turn').count()).toBe(0);
    await page.close();
  });

  it('counts what came while the panel was shut', async () => {
    const { page, panel, launcher } = await visit(browser, `${site}slow-page`, viewport);
    await page.evaluate((question) => {
      window.Wenju?.ask(question);
      window.Wenju?.close();
    }, ASKED);
    await launcher.locator('.unread').waitFor();
    expect(await launcher.getAttribute('aria-label')).toBe('打开在线客服，1 条未读回答');
    await launcher.click();
    await panel.waitFor();
    if (!viewport.isMobile) expect(await launcher.locator('.unread').count()).toBe(0);
    await page.close();
  });

  it('is sent by Enter, but not by the Enter of an input method', async () => {
    const { page, panel, field, launcher } = await home();
    await launcher.click();
    await field.fill('bao xiu');
    const press = (how: { isComposing?: boolean; keyCode?: number }) =>
      field.evaluate((node, more) => {
        node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }));
      }, how);
    await press({ isComposing: true });
    await press({ keyCode: 229 });
    await field.press('Shift+Enter');
    expect(await panel.locator('.turn').count()).toBe(0);
    expect(await field.inputValue()).toBe('bao xiu\n');
    await press({});
    await panel.locator('.turn').waitFor();
    expect(await field.inputValue()).toBe('');
    await page.close();
  });

  it('works without a pointer', async () => {
    const { page, panel, launcher, field } = await home();
    await launcher.focus();
    await page.keyboard.press('Enter');
    await panel.locator('.starter').first().waitFor();
    const seen = new Set([await focused(page)]);
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press('Shift+Tab');
      seen.add(await focused(page));
    }
    expect([...seen]).toEqual(expect.arrayContaining(['收起', '对话', '你的问题']));
    // Where the panel covers the page, Tab goes round within it.
    if (viewport.isMobile) expect(await panel.locator(':focus').count()).toBe(1);
    await field.focus();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('打开山岚客服');
    await page.close();
  });
});

/** The name of what has the focus, also within the widget. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    const inner = activeElement?.shadowRoot?.activeElement ?? activeElement;
    return inner?.getAttribute('aria-label') ?? inner?.textContent ?? inner?.tagName ?? '';
  });

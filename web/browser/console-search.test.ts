import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DocumentResponse } from '../../core/contract/documents.ts';
import type { SearchResponse } from '../../core/contract/search.ts';
import { launch } from './testing/chromium.ts';
import { visitConsole } from './testing/console.ts';
import { faults } from './testing/faults.ts';
import { DESKTOP, PHONE } from './testing/visit.ts';

const stage = inject('stage');
const STILL = { reducedMotion: 'reduce' } as const;

describe.skipIf(stage === null)('searching exact wording', () => {
  const { server } = stage ?? { server: '' };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  const open = async (options: Parameters<typeof visitConsole>[2] = {}) => {
    const visit = await visitConsole(browser, server, {
      ...DESKTOP,
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    await visit.page.getByRole('searchbox', { name: '查找原文' }).waitFor();
    return visit;
  };
  const rows = (page: Page) => page.locator('.results .result-open');
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
  const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
  const source = (page: Page) => page.getByRole('region', { name: '原文' });

  it('is done by the keyboard alone: find, move, read, copy, go back', async () => {
    const { page, complaints, outside } = await open();
    await page.locator('.result-title').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('保修期');
    await page.locator('.result mark').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toBe(await rows(page).first().textContent());
    await page.keyboard.press('ArrowDown');
    const second = (await rows(page).nth(1).textContent()) ?? '';
    expect(await focused(page)).toBe(second);

    const { results } = (await (
      await page.request.post(`${server}api/search`, { data: { query: '保修期', limit: 10 } })
    ).json()) as SearchResponse;
    const [, result] = results;
    if (result === undefined) return expect.fail('there are two results');
    await expect.poll(() => source(page).locator('.here').count()).toBeGreaterThan(0);
    await page.keyboard.press('c');
    await page.getByText('已复制').waitFor();
    const [words = '', place = ''] = (await copied(page)).split('\n——');
    const stored = (await (
      await page.request.get(`${server}api/documents/${result.document_id}`)
    ).json()) as DocumentResponse;
    expect(result.text.endsWith(words) && stored.text.includes(words)).toBe(true);
    expect(place).toContain(`《${stored.title}》`);
    expect(place).toContain(result.section_path.at(-1));
    expect(place).toContain(`版本 ${stored.version}，${stored.effective_from} 起生效`);

    await page.keyboard.press('Enter');
    const text = page.locator('.document');
    expect(await text.evaluate((node) => node === document.activeElement)).toBe(true);
    const before = await text.evaluate((node) => node.scrollTop);
    await page.keyboard.press('PageDown');
    await expect.poll(() => text.evaluate((node) => node.scrollTop)).toBeGreaterThan(before);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    // Letters are letters there.
    await page.keyboard.type('c/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('c/');
    expect([complaints, outside]).toEqual([[], []]);
    await page.context().close();
  });

  it('shows the source of the result, scrolled to the place, and goes to its sections', async () => {
    const { page } = await open({ viewport: { width: 1700, height: 800 } });
    await page.getByRole('searchbox').fill('“保修卡、购货发票等原始凭证要保留好”');
    const mark = source(page).locator('mark').first();
    await mark.waitFor();
    expect(await page.locator('.result').first().innerText()).toContain('原话');
    const inView = (node: Element) => {
      const frame = node.closest('.document')?.getBoundingClientRect();
      const { top, bottom } = node.getBoundingClientRect();
      return frame !== undefined && top >= frame.top && bottom <= frame.bottom;
    };
    await expect.poll(() => mark.evaluate(inView)).toBe(true);
    const contents = page.getByRole('navigation', { name: '目录' });
    expect(await contents.locator('[aria-current]').textContent()).toBe('哪些凭证要保留');
    await contents.getByRole('button', { name: '保修期有哪些种类' }).click();
    const heading = source(page).getByRole('heading', { name: '保修期有哪些种类' });
    await expect.poll(() => heading.evaluate(inView)).toBe(true);
    await expect.poll(() => contents.locator('[aria-current]').textContent()).toBe('保修期有哪些种类');
    await page.context().close();
  });

  it('copies the words that are selected, with the same source', async () => {
    const { page } = await open();
    await page.getByRole('searchbox').fill('“原始凭证要保留好”');
    const line = source(page).locator('p.here').first();
    await line.waitFor();
    const chosen = await line.evaluate((node) => {
      const range = document.createRange();
      range.selectNodeContents(node.querySelector('mark') ?? node);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return range.toString();
    });
    await rows(page).first().focus();
    await page.keyboard.press('c');
    await expect.poll(() => copied(page)).toMatch(new RegExp(`^${chosen}\\n——《保修与退换货》 › 哪些凭证要保留（`));
    await page.context().close();
  });

  it('shows the answer to what stands there, however late another one comes', async () => {
    const { page } = await open();
    await page.route('**/api/search', async (route) => {
      if (route.request().postDataJSON().query === '保修') await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue().catch(() => undefined);
    });
    const field = page.getByRole('searchbox');
    await field.fill('保修');
    await page.waitForRequest('**/api/search');
    await field.fill('会员有哪些权益');
    await page.locator('.result-path', { hasText: '会员有哪些权益' }).first().waitFor();
    await page.waitForTimeout(1800);
    expect(await rows(page).first().innerText()).toContain('会员有哪些权益');
    await page.context().close();
  });

  it('keeps to one document and to what is in force, and can be found again by its address', async () => {
    const { page } = await open();
    await page.getByRole('searchbox').fill('维修');
    await page.getByLabel('文档').selectOption({ label: '保修与退换货 1.0' });
    const titles = () => page.locator('.result-title').allInnerTexts();
    await expect.poll(async () => new Set(await titles())).toEqual(new Set(['保修与退换货']));
    await page.getByLabel('哪一天').fill('2024-06-01');
    await page.getByText('当日不生效').first().waitFor();
    await expect.poll(() => decodeURIComponent(page.url())).toContain('#/search?q=维修&in=warranty&on=2024-06-01');
    await page.getByLabel('只看当日生效的').check();
    await page.getByText('没有查到原文').waitFor();
    expect(await faults(page), 'nothing found').toEqual([]);
    await page.reload();
    await page.getByText('没有查到原文').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).last().click();
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(2);
    await page.context().close();
  });

  it('says what went wrong, and tries again', async () => {
    const { page } = await open();
    await page.route('**/api/search', (route) => route.abort());
    await page.getByRole('searchbox').fill('保修');
    await page.getByRole('alert').waitFor();
    expect(await faults(page), 'a failure').toEqual([]);
    await page.unroute('**/api/search');
    await page.getByRole('button', { name: '重试' }).click();
    await rows(page).first().waitFor();
    await page.context().close();
  });

  it('opens a source over the results on a phone, and the way back is the browser’s', async () => {
    const { page } = await open(PHONE);
    await page.getByRole('searchbox').fill('保修期');
    await page.locator('.result mark').first().waitFor();
    expect(await source(page).count()).toBe(0);
    await rows(page).nth(1).click();
    await source(page).locator('mark').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(await faults(page), 'a source').toEqual([]);
    await page.reload();
    await source(page).locator('.here').first().waitFor();
    await page.goBack();
    await source(page).waitFor({ state: 'detached' });
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: '复制', exact: true }).first().click();
    await page.getByText('已复制').waitFor();
    await page.context().close();
  });

  it.each([
    ['on a desktop', DESKTOP],
    ['on a phone', PHONE],
    ['in the dark', { ...DESKTOP, colorScheme: 'dark' }],
  ] as const)('has no fault that axe knows %s', async (_name, look) => {
    const { page } = await open({ ...look, ...STILL });
    await page.locator('.result-title').first().waitFor();
    expect(await faults(page), 'the start').toEqual([]);
    await page.getByRole('searchbox').fill('保修期');
    await page.locator('.result mark').first().waitFor();
    if (look === PHONE) await page.getByRole('button', { name: '筛选' }).click();
    else await source(page).locator('mark').first().waitFor();
    expect(await faults(page), 'results').toEqual([]);
    await page.context().close();
  });
});

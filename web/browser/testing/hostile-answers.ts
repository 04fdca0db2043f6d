import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const groups = JSON.parse(readFileSync(join(import.meta.dirname, 'hostile-text.json'), 'utf8')) as object;
export const PAYLOADS: string[] = Object.values(groups).flat();

/** Counts what is run against the page's will; to be called before the page is opened. */
export async function countHarm(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => Object.assign(window, { harm: 0, pwn: () => Reflect.set(window, 'harm', 1) }));
  page.on('dialog', (dialog) => void dialog.dismiss());
  return () =>
    page.evaluate(() => Number(Reflect.get(window, 'harm')) + document.querySelectorAll('script:not([src])').length);
}

/** Answers a call of the console with words of an attacker. */
export async function answerWith(page: Page, path: string, body: unknown): Promise<void> {
  await page.route(`**/api/${path}`, (route) => route.fulfill({ json: body }));
}

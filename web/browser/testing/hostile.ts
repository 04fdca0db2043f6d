import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

const groups = JSON.parse(readFileSync(join(import.meta.dirname, 'hostile-text.json'), 'utf8')) as object;

/** Text that would do something if it were taken for markup, a script or an address to open: it calls `pwn()`. */
export const PAYLOADS: string[] = Object.values(groups).flat();

export const batchesOf = (size: number): string[][] =>
  Array.from({ length: Math.ceil(PAYLOADS.length / size) }, (_, i) => PAYLOADS.slice(i * size, (i + 1) * size));

/** What was run, opened or requested against the page's will. */
export type Harm = { run: () => Promise<number>; outside: string[] };

/** A page of a server, `url` ending with `/`, and the harm that is done in it. */
export async function watched(context: BrowserContext, url: string, path: string): Promise<{ page: Page; harm: Harm }> {
  const page = await context.newPage();
  const outside: string[] = [];
  page.on('dialog', (dialog) => {
    outside.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => outside.push(`popup ${popup.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) outside.push(request.url());
  });
  await page.addInitScript(() => {
    Object.assign(window, {
      ran: 0,
      pwn: () => {
        (window as unknown as { ran: number }).ran++;
      },
    });
  });
  await page.goto(url + path);
  return { page, harm: { run: () => page.evaluate(() => (window as unknown as { ran: number }).ran), outside } };
}

/** Without what layout and citation numbers change. */
export const bare = (text: string | null): string => (text ?? '').replace(/[\s[\]\d]/g, '');

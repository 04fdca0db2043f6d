import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { TOKENS } from './serve.ts';
import { DESKTOP } from './visit.ts';

/** A console that is open, and what the browser had to say meanwhile. */
export type ConsoleVisit = {
  page: Page;
  /** Errors of scripts, and violations of the page's policy. */
  complaints: string[];
  /** Addresses outside of the server that were asked for. */
  outside: string[];
};

type Options = BrowserContextOptions & {
  /** Kept in the tab already; none for who has not signed in. */
  token?: string | null;
  /** What stands after `#/`. */
  at?: string;
};

/** Opens the console of a server; `url` ends with `/`. */
export async function visitConsole(
  browser: Browser,
  url: string,
  { token = TOKENS.agent, at = '', ...options }: Options = DESKTOP,
): Promise<ConsoleVisit> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedType/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin)) outside.push(request.url());
  });
  if (token !== null) await page.addInitScript((kept) => sessionStorage.setItem('wenju:token', kept), token);
  await page.goto(`${url}console#/${at}`);
  return { page, complaints, outside };
}

import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 375, height: 720 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};
export const VIEWPORTS = [
  ['on a desktop', DESKTOP],
  ['on a phone', PHONE],
] as const;

/** A page with the widget on it, and what the browser had to say meanwhile. */
export type Visit = {
  context: BrowserContext;
  page: Page;
  launcher: Locator;
  panel: Locator;
  field: Locator;
  answers: Locator;
  /** Addresses that were requested. */
  requests: string[];
  /** Errors of scripts, and violations of the page's policy. */
  complaints: string[];
  /** Opens the panel, asks as a visitor would, and waits for the whole answer. */
  ask(question: string): Promise<Locator>;
};

/** `context` goes on in a browser that has been here before, as another tab. */
export async function visit(
  browser: Browser,
  url: string,
  { context, ...options }: BrowserContextOptions & { context?: BrowserContext } = DESKTOP,
): Promise<Visit> {
  const own = context ?? (await browser.newContext({ locale: 'zh-CN', ...options }));
  own.setDefaultTimeout(15_000);
  const page = await own.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedType/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url);
  await page.waitForFunction(() => 'Wenju' in window);
  const [launcher, panel] = [page.locator('wenju-widget .launcher'), page.locator('wenju-widget .panel')];
  const [field, answers] = [panel.locator('textarea'), panel.locator('.answer')];

  async function ask(question: string): Promise<Locator> {
    if (!(await panel.isVisible())) await launcher.click();
    const before = await answers.count();
    await field.fill(question);
    await field.press('Enter');
    const answer = answers.nth(before);
    await answer.and(page.locator('[aria-busy=false]')).waitFor();
    return answer;
  }

  return { context: own, page, launcher, panel, field, answers, requests, complaints, ask };
}

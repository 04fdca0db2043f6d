import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from '../../core/adapters/records/migrate.ts';
import { openPglite } from '../../core/adapters/records/pglite-sql.ts';
import { createSqlRecords } from '../../core/adapters/records/sql-records.ts';
import type { Exchange } from '../../core/records/exchange.ts';
import { createKeeper, type Keeper } from '../../core/records/keeper.ts';
import { MIGRATIONS } from '../../core/records/migrations/migrations.ts';
import type { SqlDatabase } from '../../core/records/sql.ts';
import { compiled } from '../../core/testing/compile.ts';
import { createFastTimer } from '../../core/testing/fast-timer.ts';
import { exchange, refusal } from '../../core/testing/records/exchanges.ts';
import { testApp } from '../../server/testing/test-app.ts';
import { launch } from './testing/chromium.ts';
import { visitConsole } from './testing/console.ts';
import { faults } from './testing/faults.ts';
import { TOKENS } from './testing/serve.ts';
import { DESKTOP, PHONE } from './testing/visit.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const STILL = { reducedMotion: 'reduce' } as const;
const INVOICE = '可以开增值税专用发票吗';
const CITED = {
  index: 1,
  document_id: 'doc-0',
  document_title: '说明 0',
  section_path: ['退货'],
  quote: '第0份说明',
  start: 0,
  end: 5,
};

/** Asked so many days ago. */
const ago = (days: number, given: Partial<Exchange>): Partial<Exchange> => ({
  askedAt: new Date(Date.now() - days * DAY_MS),
  ...given,
});

const ASKED: Exchange[] = [
  refusal(1, ago(3, { question: INVOICE, conversationId: 'c-1' })),
  refusal(2, ago(1, { question: '能不能开增值税专用发票呀', conversationId: 'c-2' })),
  refusal(3, ago(0, { question: INVOICE, conversationId: 'c-3' })),
  refusal(4, ago(2, { question: '怎么注销账号', conversationId: 'c-3' })),
  exchange(
    5,
    ago(0, { question: '七天内能退货吗', answer: '可以退货。[1]', conversationId: 'c-4', citations: [CITED] }),
  ),
  exchange(6, ago(0, { status: 'clarify', question: '怎么修', answer: '1. 门店\n2. 寄修', conversationId: 'c-4' })),
];

/** The real server over a database of its own, empty at first. */
async function stageOf(): Promise<{ url: string; keeper: Keeper; empty(): Promise<void>; close(): Promise<void> }> {
  const database: SqlDatabase = await openPglite({ thread: compiled('core/adapters/records/pglite-thread.ts') });
  await migrate(database, MIGRATIONS);
  const records = { ...createSqlRecords(database), tidy: async () => undefined, close: async () => undefined };
  const keeper = createKeeper({ open: async () => records, timer: createFastTimer(1), onChange: () => undefined });
  keeper.start();
  const { app } = await testApp({ keeper, tokens: { admin: TOKENS.admin, agent: TOKENS.agent } });
  const http = await new Promise<ServerType>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server));
  });
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    keeper,
    empty: async () => void (await database.query('TRUNCATE wenju.conversations, wenju.question_clusters CASCADE')),
    async close() {
      http.close();
      await keeper.close(1_000);
      await database.close();
    },
  };
}

describe.skipIf(inject('stage') === null)('what the console tells of what was asked', () => {
  let browser: Browser;
  let stage: Awaited<ReturnType<typeof stageOf>>;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), stageOf()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const asked = async () => {
    await stage.empty();
    await stage.keeper.ask(async ({ transcripts, feedback }) => {
      await transcripts.record(ASKED);
      await feedback.give({ message_id: 'e-5', rating: 'up' }, new Date());
      const opinion = { rating: 'down' as const, reason: '答非所问', comment: '我要的是专票' };
      await feedback.give({ message_id: 'e-3', ...opinion }, new Date());
    });
  };
  const open = (at: string, options: Parameters<typeof visitConsole>[2] = {}) =>
    visitConsole(browser, stage.url, { ...DESKTOP, ...STILL, token: TOKENS.admin, at, ...options });
  const region = (page: Page, name: string) => page.getByRole('region', { name });

  it.each([
    ['on a desktop', DESKTOP],
    ['on a phone', PHONE],
  ])('unanswered questions are counted together, opened and dealt with, %s', async (_name, look) => {
    await asked();
    const { page, complaints, outside } = await open('unanswered', look);
    const list = page.getByRole('list', { name: '问题', exact: true });
    const first = list.getByRole('listitem').first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(
      new RegExp(`${INVOICE}[\\s\\S]*问了 3 次[\\s\\S]*3 段对话[\\s\\S]*1 次差评`),
    );
    expect(await first.getByRole('img').getAttribute('aria-label')).toMatch(/近 30 天的提问次数：(0、)+1、0、1、1$/);

    await first.getByRole('link', { name: INVOICE }).click();
    const detail = region(page, '问题详情');
    await detail.getByRole('heading', { name: INVOICE }).waitFor();
    expect(await detail.innerText()).toContain('能不能开增值税专用发票呀');
    expect(await detail.innerText()).toContain('答非所问：我要的是专票');
    const write = await detail.getByRole('link', { name: '写标准答案' }).getAttribute('href');
    expect(write).toBe(`#/curated/new?question=${encodeURIComponent(INVOICE)}`);

    await detail.getByRole('button', { name: '标记为已解决' }).click();
    await page.getByText('已标记为已解决').waitFor();
    await expect.poll(() => list.innerText()).not.toContain(INVOICE);
    await page.getByRole('link', { name: '已解决 1' }).click();
    await expect.poll(() => list.innerText()).toContain(INVOICE);
    if (look === PHONE) await list.getByRole('link', { name: INVOICE }).click();
    await region(page, '问题详情').getByRole('button', { name: '恢复为待处理' }).click();
    await page.getByRole('link', { name: '待处理 2' }).waitFor();
    expect([complaints, outside]).toEqual([[], []]);
    await page.context().close();
  });

  it('a question leads to the conversations that it was asked in', async () => {
    await asked();
    const { page } = await open('unanswered');
    await region(page, '问题详情').getByRole('link', { name: '看对话' }).first().click();
    const conversation = region(page, '对话内容');
    await conversation.getByText('怎么注销账号').waitFor();
    expect(await conversation.innerText()).toMatch(/没有帮助 · 答非所问 · 我要的是专票/);
    await page.context().close();
  });

  it('on a phone, back is where one came from', async () => {
    await asked();
    const { page } = await open('conversations', PHONE);
    const link = page.getByRole('list', { name: '对话列表' }).getByRole('link').nth(1);
    await link.click();
    const conversation = region(page, '对话内容');
    await conversation.waitFor();
    await expect.poll(() => conversation.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: '返回列表' }).click();
    await expect.poll(() => link.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('conversations are found, read with their sources, and removed by an administrator alone', async () => {
    await asked();
    const { page, complaints, outside } = await open('conversations');
    const list = page.getByRole('list', { name: '对话列表' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(4);
    await page.getByRole('searchbox').fill('退货');
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    const conversation = region(page, '对话内容');
    await conversation.getByText('出处（1）').click();
    const source = conversation.getByRole('link', { name: /《说明 0》/ });
    expect(await source.getAttribute('href')).toBe('#/search?doc=doc-0&from=0&to=5');
    expect(await conversation.innerText()).toContain('第0份说明');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('combobox', { name: '结果' }).selectOption('refused');
    await expect.poll(() => list.getByRole('listitem').count()).toBe(3);
    await page.getByRole('combobox', { name: '评价' }).selectOption('up');
    await page.getByText('没有符合的对话').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(4);

    await conversation.getByRole('button', { name: '删除这段对话' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(3);
    expect([complaints, outside]).toEqual([[], []]);

    const agent = await open('conversations', { token: TOKENS.agent });
    await region(agent.page, '对话内容').getByRole('listitem').first().waitFor();
    expect(await agent.page.getByRole('button', { name: '删除这段对话' }).count()).toBe(0);
    await Promise.all([page.context().close(), agent.page.context().close()]);
  });

  it('the overview counts what was asked, and says so to those who cannot see it', async () => {
    await asked();
    const { page } = await open('dashboard');
    const chart = (name: string) => region(page, name).getByRole('img');
    await expect
      .poll(() => chart('每天的提问').getAttribute('aria-label'))
      .toBe('共 6 个提问，答上来 1 个，没有答上来 4 个。');
    expect(await chart('每天的评价').getAttribute('aria-label')).toBe('1 个有帮助，1 个没有帮助');
    expect(await region(page, '没有帮助的理由').innerText()).toContain('答非所问');
    const bars = region(page, '每天的提问').locator('rect.refused:not(.key)');
    expect(await bars.count()).toBe(4);
    await page.getByText('查看数字').click();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(5);
    await page.getByText('近 7 天').click();
    await expect.poll(() => page.url()).toContain('days=7');
    await page.context().close();
  });

  const see = async (page: Page, at: string, ready: string) => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${at}`);
    await page.locator(ready).first().waitFor();
    expect(await faults(page), at).toEqual([]);
  };

  it.each([
    ['on a desktop', DESKTOP],
    ['on a phone', PHONE],
    ['in the dark', { ...DESKTOP, colorScheme: 'dark' as const }],
  ])('no page has a fault that axe knows, %s', async (_name, look) => {
    await asked();
    const { page } = await open('dashboard?days=7', look);
    await see(page, 'dashboard?days=7', '.chart svg');
    await see(page, 'unanswered', '.choice');
    await see(page, 'unanswered?id=e-1', '.cluster');
    await see(page, 'conversations?view=feedback', '.judged');
    await see(page, 'conversations?id=c-4', '.conversation');
    await page.context().close();
  });

  it('no state of a page has a fault that axe knows', async () => {
    await stage.empty();
    const { page } = await open('unanswered', PHONE);
    for (const at of ['unanswered?state=ignored', 'conversations', 'conversations?view=feedback', 'dashboard'])
      await see(page, at, '.empty-title');
    await asked();
    await page.reload();
    await see(page, 'unanswered', '.choice');
    await see(page, 'conversations?id=c-4', '.conversation');
    await page.getByText('出处（1）').click();
    expect(await faults(page), 'sources').toEqual([]);
    await page.getByRole('button', { name: '删除这段对话' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await faults(page), 'removing').toEqual([]);
    await page.context().close();
  });

  it('hostile text in every place is text: nothing runs, nobody outside is asked', async () => {
    const groups = JSON.parse(readFileSync(join(import.meta.dirname, 'testing/hostile-text.json'), 'utf8')) as object;
    const payloads: string[] = Object.values(groups).flat();
    const batches = Array.from({ length: Math.ceil(payloads.length / 24) }, (_, n) =>
      payloads.slice(n * 24, n * 24 + 24),
    );
    await stage.empty();
    await stage.keeper.ask(async ({ transcripts, feedback }) => {
      const hostile = batches.map((batch, n) => {
        const text = batch.join('\n');
        const place = { document_id: text, document_title: text, section_path: batch };
        const citations = batch.map((quote, i) => ({ ...place, index: i + 1, quote, start: 0, end: 1 }));
        const answer = batch.map((payload, i) => `${payload}[${i + 1}]`).join('\n');
        const given = { question: text, answer, citations, sections: [place], conversationId: `c"'<${n}` };
        return refusal(n, ago(0, given));
      });
      await transcripts.record(hostile);
      for (const [n, batch] of batches.entries()) {
        const [reason = '', comment = ''] = [batch[0], batch.join('\n')].map((text) => text?.slice(0, 100));
        await feedback.give({ message_id: `e-${n}`, rating: 'down', reason, comment }, new Date());
      }
    });
    const { page, complaints, outside } = await open('dashboard');
    await page.addInitScript(() => {
      Object.assign(window, { ran: 0, pwn: () => Object.assign(window, { ran: 1 }) });
    });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('popup', (popup) => dialogs.push(popup.url()));
    await page.reload();
    await page.locator('.ranks li').first().waitFor();

    const visitAll = async (at: string, name: string) => {
      await page.goto(`${stage.url}console#/${at}`);
      const links = page.getByRole('list', { name }).locator('.choice-open');
      await expect.poll(() => links.count()).toBe(batches.length);
      for (let n = 0; n < batches.length; n++) {
        await links.nth(n).click();
        await page.locator('.panes-detail article').waitFor();
        for (const summary of await page.locator('.panes-detail summary').all()) await summary.click();
        const addresses = await page
          .locator('main a')
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
        for (const address of addresses) expect(address.startsWith(`${stage.url}console#/`), address).toBe(true);
      }
    };
    await visitAll('unanswered', '问题');
    await visitAll('conversations', '对话列表');
    await page.goto(`${stage.url}console#/conversations?view=feedback`);
    await page.locator('.judged').first().waitFor();
    expect(await page.evaluate(() => (window as unknown as { ran: number }).ran)).toBe(0);
    expect([dialogs, complaints, outside]).toEqual([[], [], []]);
    await page.context().close();
  }, 60_000);
});

import { join } from 'node:path';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { sourceId } from '../../core/channels/source-link.ts';
import type { LoadedDocument } from '../../core/documents/block.ts';
import { buildGeneration, type GivenDocuments } from '../../core/testing/build-generation.ts';
import { paragraphs } from '../../core/testing/build-text.ts';
import { securityHeaders } from '../security-headers.ts';
import { servingOf, testApp } from '../testing/test-app.ts';
import { mountSourcePage } from './source-page.ts';

const web = join(import.meta.dirname, '../../web');
const HANDBOOK = '售后手册\n第一条 退货\n七日内可以退货。运费由买家承担。\n第二条 保修\n保修一年。';

async function pages(documents: GivenDocuments, day = '2026-11-22') {
  const generation = await buildGeneration(documents);
  const app = new Hono();
  app.use(securityHeaders());
  mountSourcePage(app, { knowledge: { current: () => servingOf(generation) }, today: () => day, web });
  const [document] = generation.documents.values();
  const idOf = (quote: string) =>
    sourceId({ document_id: document?.id ?? '', start: document?.text.indexOf(quote) ?? -1, quote });
  const read = async (id: string, query = '') => {
    const response = await app.request(`/s/${id}${query}`);
    return { response, body: await response.text() };
  };
  return { idOf, read };
}

const loaded = (text: string, facts: LoadedDocument['facts']): LoadedDocument => ({
  blocks: paragraphs(text),
  facts,
  structured: false,
});

describe('GET /s/{id}', () => {
  it('shows the section with the quotation marked, and nothing of other sections', async () => {
    const { idOf, read } = await pages({ '手册.md': HANDBOOK });
    const { response, body } = await read(idOf('七日内可以退货。'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(body).toContain('<mark id="quotation">七日内可以退货。</mark>运费由买家承担。');
    expect(body).toContain('第一条 退货');
    expect(body).not.toContain('保修一年');
    expect(body).not.toContain('role="note"');
  });

  it('shows the whole document when asked', async () => {
    const { idOf, read } = await pages({ '手册.md': HANDBOOK });
    const { body } = await read(idOf('七日内可以退货。'), '?all=1');
    expect(body).toContain('<mark id="quotation">七日内可以退货。</mark>');
    expect(body).toContain('保修一年');
  });

  it('finds the words where a newer text has them', async () => {
    const { idOf } = await pages({ '手册.md': HANDBOOK });
    const { read } = await pages({ '手册.md': HANDBOOK.replace('第一条', '总则\n这里多了一段。\n第一条') });
    const { body } = await read(idOf('七日内可以退货。'));
    expect(body).toContain('<mark id="quotation">七日内可以退货。</mark>');
    expect(body).not.toContain('role="note"');
  });

  it('says that a newer text no longer has the words', async () => {
    const { idOf } = await pages({ '手册.md': HANDBOOK });
    const { read } = await pages({ '手册.md': HANDBOOK.replace('七日内', '十五日内') });
    const { response, body } = await read(idOf('七日内可以退货。'));
    expect(response.status).toBe(200);
    expect(body).toMatch(/role="note">这份资料已经更新/);
    expect(body).toContain('十五日内可以退货。');
    expect(body).not.toContain('<mark');
  });

  it('says that the document no longer holds, with its version and dates', async () => {
    const facts = { version: '2.0', effectiveFrom: '2025-01-01', effectiveTo: '2025-12-31' };
    const { idOf, read } = await pages({ '手册.md': loaded(HANDBOOK, facts) });
    const { body } = await read(idOf('七日内可以退货。'));
    expect(body).toContain('版本 2.0 · 2025-01-01 起施行 · 施行至 2025-12-31');
    expect(body).toMatch(/role="note">《售后手册》只施行到 2025-12-31。/);
  });

  it.each([
    ['that is no id', '../secret', '没有这个地址'],
    ['of a document that is gone', sourceId({ document_id: '别的', start: 0, quote: '退货' }), '没有这篇文档'],
  ])('has a page for one %s', async (_name, id, sentence) => {
    const { read } = await pages({ '手册.md': HANDBOOK });
    const { response, body } = await read(encodeURIComponent(id));
    expect(response.status).toBe(404);
    expect(body).toContain(sentence);
  });

  it('escapes whatever a document says, and lets the browser load nothing but its styles', async () => {
    const attack = '</mark><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
    const { idOf, read } = await pages({
      '手册.md': loaded(`${attack}\n第一条 ${attack}\n${attack}。`, {
        title: attack,
        url: `https://h/"onclick=alert(1)`,
      }),
    });
    const { response, body } = await read(idOf(`${attack}。`), '?all=<script>');
    expect(response.status).toBe(200);
    expect(body).toContain('&lt;script&gt;alert(1)');
    expect(body).not.toMatch(/<script|<img|"onclick/);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
  });

  it('is not ready before an index is loaded', async () => {
    const { app } = await testApp({ loaded: false });
    const response = await app.request('/s/x');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('正在准备资料');
  });

  it('brings its own styles', async () => {
    const { app } = await testApp();
    expect((await app.request('/s/page.css')).headers.get('content-type')).toMatch(/^text\/css/);
  });
});

import { gunzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { DocumentResponse, DocumentsResponse } from '../core/contract/documents.ts';
import { Problem } from '../core/contract/problem.ts';
import { SearchResponse, SearchResult } from '../core/contract/search.ts';
import { Welcome } from '../core/contract/welcome.ts';
import { post, testApp } from './testing/test-app.ts';

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return Problem.parse(await response.json());
}

describe('documents', () => {
  it('lists and gives documents; the same text that citations point into', async () => {
    const { app, knowledge } = await testApp();
    const { documents } = DocumentsResponse.parse(await (await app.request('/api/documents')).json());
    expect(documents.map(({ id, passages }) => [id, passages])).toEqual([
      ['doc-0', 3],
      ['doc-1', 3],
    ]);
    const document = DocumentResponse.parse(await (await app.request('/api/documents/doc-1')).json());
    expect(document.text).toBe(knowledge.current()?.generation.documents.get('doc-1')?.text);
  });

  it('does not know others, however they are written', async () => {
    const { app } = await testApp();
    for (const id of [
      'no-such-document',
      '..%2f..%2fetc%2fpasswd',
      '%00',
      '__proto__',
      '%E0%A4%A',
      encodeURIComponent('说明'),
    ]) {
      const response = await app.request(`/api/documents/${id}`);
      expect(response.status, id).toBe(404);
      expect((await problemOf(response)).code).toBe('document_not_found');
    }
  });
});

describe('search', () => {
  it('gives exact passages with ranges inside them', async () => {
    const { app, knowledge } = await testApp();
    const find = async (limit: number) =>
      SearchResponse.parse(await (await post(app, '/api/search', { query: '退货', limit })).json()).results;
    const results = await find(4);
    // The passages of these documents overlap: each is one clause.
    expect(results.map(({ passage_ids }) => passage_ids.length)).toEqual([3, 3]);
    expect(await find(1)).toHaveLength(1);
    expect(results.every(({ in_force }) => in_force)).toBe(true);
    for (const { document_id, start, end, text, highlights } of results) {
      expect(text).toBe(knowledge.current()?.generation.documents.get(document_id)?.text.slice(start, end));
      for (const [from, to] of highlights) expect(0 <= from && from < to && to <= text.length).toBe(true);
    }
  });

  it('refuses a blank query and a limit out of range', async () => {
    const { app } = await testApp();
    const wrongDay = { query: '退货', as_of: '2026-13-01' };
    for (const body of [{ query: ' ' }, { query: '退货', limit: 0 }, { query: '退货', limit: 51 }, {}, wrongDay]) {
      expect((await problemOf(await post(app, '/api/search', body))).code).toBe('invalid_request');
    }
    const detailOf = async (limit: unknown) =>
      (await problemOf(await post(app, '/api/search', { query: '退货', limit }))).detail;
    expect(await detailOf(0)).toMatch(/limit 最小为 1。$/);
    expect(await detailOf(51)).toMatch(/limit 最大为 50。$/);
    expect(await detailOf('5')).toMatch(/limit 应为数字。$/);
    expect(await detailOf(1.5)).toMatch(/limit 应为整数。$/);
  });
});

describe('errors', () => {
  it('answers an unknown address with 404, a wrong method with 405 and Allow', async () => {
    const { app } = await testApp();
    expect((await problemOf(await app.request('/no/such'))).code).toBe('not_found');
    const wrong = await app.request('/api/chat');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST');
    expect((await problemOf(wrong)).code).toBe('method_not_allowed');
    expect((await app.request('/health', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD');
  });

  it('says nothing about what broke inside, and logs it', async () => {
    const { app, knowledge, entries } = await testApp();
    const serving = knowledge.current();
    if (serving) serving.clauses = { search: () => Promise.reject(new Error('secret: /some/path.ts')) };
    const response = await post(app, '/api/search', { query: '退货' });
    expect(response.status).toBe(500);
    expect(JSON.stringify(await problemOf(response))).not.toMatch(/secret|\.ts/);
    expect(entries.some(({ message }) => message === 'request failed')).toBe(true);
  });
});

describe('health', () => {
  it('is alive before it is ready', async () => {
    const { app } = await testApp({ loaded: false });
    expect((await app.request('/health')).status).toBe(200);
    const response = await app.request('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'not_ready', reasons: ['loading'] });
  });

  it('is ready with an index, and no more once it is shutting down', async () => {
    const { app, admission } = await testApp();
    expect(await (await app.request('/health/ready')).json()).toMatchObject({
      status: 'ready',
      documents: 2,
      passages: 6,
    });
    admission.close();
    const response = await app.request('/health/ready');
    expect(response.status).toBe(503);
    expect(response.headers.get('connection')).toBe('close');
    expect((await post(app, '/api/chat', { message: '退货' })).status).toBe(503);
  });
});

describe('origins', () => {
  const preflight = (app: Hono, origin: string) =>
    app.request('/api/chat', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

  it('lets exactly the listed origins read', async () => {
    const { app } = await testApp({ allowedOrigins: ['https://shop.example', 'http://localhost:8080'] });
    for (const origin of ['https://shop.example', 'http://localhost:8080']) {
      const response = await preflight(app, origin);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('vary')).toMatch(/Origin/);
      expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    }
  });

  it.each([
    'http://shop.example',
    'https://shop.example.evil.cn',
    'https://evil-shop.example',
    'https://shop.example:8443',
    'https://shop.example.',
    'https://SHOP.example',
    'https://xn--shp-sna.example',
    'http://localhost',
    'file://',
    'null',
    '',
  ])('does not let %j read', async (origin) => {
    const { app } = await testApp({ allowedOrigins: ['https://shop.example', 'http://localhost:8080'] });
    for (const response of [
      await preflight(app, origin),
      await app.request('/api/documents', { headers: { origin } }),
    ]) {
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
      expect(response.headers.get('vary')).toMatch(/Origin/);
    }
  });

  it('refuses questions that a browser sends for the page of another site', async () => {
    const { app } = await testApp({ allowedOrigins: ['https://shop.example'] });
    const from = async (origin: string, site: string) =>
      (await post(app, '/api/chat', { message: '退货' }, { origin, 'sec-fetch-site': site })).status;
    expect(await from('https://evil.example', 'cross-site')).toBe(403);
    expect(await from('https://shop.example', 'cross-site')).toBe(200);
    expect(await from('http://localhost:3000', 'same-origin')).toBe(200);
  });
});

describe('headers and log', () => {
  it('sends the security headers with every answer, errors too', async () => {
    const { app } = await testApp();
    for (const path of ['/', '/docs', '/health', '/api/documents', '/no/such']) {
      const { headers } = await app.request(path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'/);
      expect(headers.get('x-request-id'), path).toBeTruthy();
    }
  });

  it('logs route and status, and nothing of what was asked', async () => {
    const { app, entries } = await testApp();
    await post(app, '/api/chat?phone=13800000000', { message: '我的手机号是13800000000' });
    await app.request('/api/documents/doc-0');
    const written = JSON.stringify(entries);
    expect(written).toContain('"route":"/api/documents/:id","status":200');
    expect(written).not.toMatch(/13800000000|手机|doc-0/);
  });
});

describe('OpenAPI', () => {
  type Document = { openapi: string; paths: Record<string, Record<string, unknown>>; components: { schemas: object } };

  it('describes every route for programs, and no other', async () => {
    const { app } = await testApp();
    const document = (await (await app.request('/api/openapi.json')).json()) as Document;
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const served = app.routes
      .filter(
        ({ method, path }) =>
          method !== 'ALL' && /^\/(api|health|v1|mcp|hooks)/.test(path) && path !== '/api/openapi.json',
      )
      .map(({ method, path }) => `${method} ${path}`);
    // Those of WeChat are there with an account only.
    const always = described.filter((route) => !route.includes(' /wechat/'));
    expect(always.sort()).toEqual([...new Set(served)].sort());
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['ChatRequest', 'Answer', 'Citation', 'Problem', 'SearchRequest', 'DocumentResponse']),
    );
  });

  it('shows an example that is a valid answer', async () => {
    const { ANSWER_EXAMPLE, SEARCH_EXAMPLE } = await import('./openapi-examples.ts');
    const { Answer } = await import('../core/contract/chat.ts');
    expect(Answer.parse(ANSWER_EXAMPLE)).toEqual(ANSWER_EXAMPLE);
    expect(SearchResult.parse(SEARCH_EXAMPLE)).toEqual(SEARCH_EXAMPLE);
    const { CHUNK_EXAMPLES, COMPLETION_EXAMPLE, WEBHOOK_EXAMPLE } = await import('./openapi-program-examples.ts');
    const { WebhookResponse } = await import('../core/contract/webhook.ts');
    expect(WebhookResponse.parse(WEBHOOK_EXAMPLE)).toEqual(WEBHOOK_EXAMPLE);
    const { Completion, CompletionChunk } = await import('../core/contract/openai.ts');
    expect(Completion.parse(COMPLETION_EXAMPLE)).toEqual(COMPLETION_EXAMPLE);
    for (const chunk of CHUNK_EXAMPLES) expect(CompletionChunk.parse(chunk)).toEqual(chunk);
  });
});

describe('welcome', () => {
  it('gives questions to begin with, and the contact where there is one', async () => {
    const { app } = await testApp({ handoffContact: '400-000-0000' });
    const welcome = Welcome.parse(await (await app.request('/api/welcome')).json());
    expect(welcome.handoff_contact).toBe('400-000-0000');
    const { app: silent } = await testApp();
    expect(await (await silent.request('/api/welcome')).json()).not.toHaveProperty('handoff_contact');
  });

  it('says that it is not ready before there is an index', async () => {
    const { app } = await testApp({ loaded: false });
    expect((await problemOf(await app.request('/api/welcome'))).code).toBe('not_ready');
  });
});

describe('pages', () => {
  it('serves each file that the pages name, and only such', async () => {
    const { app } = await testApp();
    for (const path of ['/', '/docs']) {
      const html = await (await app.request(path)).text();
      const named = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => `/${match[1]}`);
      expect(named.length).toBeGreaterThan(1);
      // Widget and console are built; that they are served is seen in the browser.
      for (const name of named.filter((name) => !/^\/(widget\.js|console)$/.test(name))) {
        expect((await app.request(name)).status, name).toBe(200);
      }
    }
    for (const path of ['/demo/', '/demo/../main.ts', '/demo/%2e%2e/main.ts', '/demo/index.html', '/docs/index.js']) {
      expect((await app.request(path)).status, path).toBe(404);
    }
  });

  it('lets browsers ask whether a file changed, compressed or not', async () => {
    const { app } = await testApp();
    const get = (headers: Record<string, string>) => app.request('/demo/demo.js', { headers });
    const plain = await get({});
    const packed = await get({ 'accept-encoding': 'br, gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text());
    for (const [response, headers] of [
      [plain, {}],
      [packed, { 'accept-encoding': 'gzip' }],
    ] as const) {
      const etag = response.headers.get('etag') ?? '';
      expect(response.headers.get('vary')).toBe('accept-encoding');
      expect((await get({ ...headers, 'if-none-match': etag })).status).toBe(304);
    }
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    expect((await get({ 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBeNull();
  });
});

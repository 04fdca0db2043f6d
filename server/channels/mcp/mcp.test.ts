import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AskOutput } from '../../../core/contract/mcp.ts';
import { SearchResponse } from '../../../core/contract/search.ts';
import { startedApp } from '../../testing/started-app.ts';
import { type Ask, echo, post, testApp } from '../../testing/test-app.ts';

const asked: unknown[] = [];
const ask: Ask = async function* (request, signal) {
  asked.push(request);
  if (request.message === '出错') throw new Error('secret cause');
  yield* echo(request, signal);
};

let server: Awaited<ReturnType<typeof startedApp>>;
let client: Client;
beforeAll(async () => {
  server = await startedApp({ ask });
  client = await connected(server.url);
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

async function connected(url: string, headers: Record<string, string> = {}): Promise<Client> {
  const one = new Client({ name: 'test', version: '1' });
  // Its types do not know of exactOptionalPropertyTypes.
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } });
  await one.connect(transport as Parameters<Client['connect']>[0]);
  return one;
}

const textOf = ({ content }: Awaited<ReturnType<Client['callTool']>>) => (content as { text: string }[])[0]?.text ?? '';

describe('the SDK’s client', () => {
  it('learns what the server is for', () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'wenju', title: '问据' });
    expect(client.getInstructions()).toMatch(/search_wording/);
  });

  it('finds two tools, described in Chinese', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'search_wording']);
    for (const { description, inputSchema, outputSchema, annotations } of tools) {
      expect(description).toMatch(/\p{Script=Han}/u);
      expect(inputSchema.required).toHaveLength(1);
      expect(outputSchema?.type).toBe('object');
      expect(annotations?.readOnlyHint).toBe(true);
    }
  });

  it('asks, and gets the answer as text and as data', async () => {
    asked.length = 0;
    const call = { question: '能退货吗', conversation_id: 'c-7', as_of: '2026-01-01' };
    const result = await client.callTool({ name: 'ask', arguments: call });
    expect(textOf(result)).toMatch(/^能退货吗①\n\n依据①：《说明 0》退货 http:\/\/127\.0\.0\.1:\d+\/s\/\S+$/);
    const answer = AskOutput.parse(result.structuredContent);
    expect(answer).toMatchObject({ status: 'answered', conversation_id: 'c-7', citations: [{ quote: '第0份说明' }] });
    expect(asked).toEqual([{ message: '能退货吗', conversation_id: 'mcp:c-7', as_of: '2026-01-01' }]);
    const page = await fetch(answer.citations[0]?.link ?? '');
    expect(await page.text()).toContain('<mark id="quotation">第0份说明</mark>');
  });

  it('goes on with a conversation by the id it was given', async () => {
    asked.length = 0;
    const first = await client.callTool({ name: 'ask', arguments: { question: '汽车呢' } });
    const { conversation_id } = AskOutput.parse(first.structuredContent);
    await client.callTool({ name: 'ask', arguments: { question: '餐饮呢', conversation_id } });
    const ids = asked.map((request) => (request as { conversation_id: string }).conversation_id);
    expect(ids).toEqual([`mcp:${conversation_id}`, `mcp:${conversation_id}`]);
  });

  it('searches the exact wording', async () => {
    const result = await client.callTool({
      name: 'search_wording',
      arguments: { query: '“七日内可以退货”', limit: 1 },
    });
    const { results } = SearchResponse.parse(result.structuredContent);
    expect(results).toHaveLength(1);
    expect(textOf(result)).toContain(results[0]?.text);
  });

  it('reads the documents that citations point into', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(['wenju://documents/doc-0', 'wenju://documents/doc-1']);
    const { contents } = await client.readResource({ uri: 'wenju://documents/doc-1' });
    expect(contents[0]).toMatchObject({ mimeType: 'text/plain', text: expect.stringContaining('第1份说明') });
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates[0]?.uriTemplate).toBe('wenju://documents/{id}');
    await expect(client.readResource({ uri: 'wenju://documents/gone' })).rejects.toThrow('没有这篇文档');
  });

  it.each([
    [{}],
    [{ question: '' }],
    [{ question: ' \n' }],
    [{ question: '修'.repeat(2001) }],
    [{ question: '好', as_of: '2026-02-30' }],
  ])('is told that %j is no question', async (call) => {
    expect(await client.callTool({ name: 'ask', arguments: call })).toMatchObject({ isError: true });
  });

  it('is told in a sentence that something failed, and nothing of the cause', async () => {
    const result = await client.callTool({ name: 'ask', arguments: { question: '出错' } });
    expect(result).toMatchObject({ isError: true, content: [{ text: '服务出了点问题，请稍后再试。' }] });
    expect(server.entries.at(-2)).toMatchObject({ level: 'error', message: 'mcp', fields: { outcome: 'internal' } });
  });

  it('needs a key where there are keys', async () => {
    const { url, stop } = await startedApp({ access: { apiKeys: ['a-key-of-this-test-0'] } });
    await expect(connected(url)).rejects.toThrow();
    const trusted = await connected(url, { authorization: 'Bearer a-key-of-this-test-0' });
    expect((await trusted.listTools()).tools).toHaveLength(2);
    await trusted.close();
    await stop();
  });
});

describe('POST /mcp', () => {
  const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const headers = { accept: 'application/json, text/event-stream' };

  it('takes no page that is not listed, even one that passes for its own', async () => {
    const { app } = await testApp({
      allowedOrigins: ['https://shop.example'],
      access: { publicUrl: 'https://help.example/ask' },
    });
    const from = async (origin: string, host = 'localhost') =>
      (await post(app, '/mcp', LIST, { ...headers, origin, host, 'sec-fetch-site': 'same-origin' })).status;
    expect(await from('http://rebound.example', 'rebound.example')).toBe(403);
    expect(await from('null')).toBe(403);
    expect(await from('https://shop.example')).toBe(200);
    expect(await from('https://help.example')).toBe(200);
  });

  it('says that it has no stream of its own', async () => {
    const { app } = await testApp();
    const response = await app.request('/mcp', { headers });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it.each([
    ['broken JSON', '{', 400],
    ['no method', { jsonrpc: '2.0', id: 1 }, 400],
    ['too large a body', { ...LIST, padding: 'x'.repeat(70_000) }, 413],
  ])('refuses %s', async (_name, body, status) => {
    const { app } = await testApp();
    expect((await post(app, '/mcp', body, headers)).status).toBe(status);
  });

  it.each([
    ['is not ready before an index is loaded', { loaded: false }, '助手正在准备资料，请稍后再试。'],
    ['is full', { limit: 0 }, '现在提问的人较多，请稍后再试。'],
  ])('says that it %s', async (_name, options, sentence) => {
    const { app } = await testApp(options);
    const call = { ...LIST, method: 'tools/call', params: { name: 'ask', arguments: { question: '好' } } };
    expect(await (await post(app, '/mcp', call, headers)).json()).toMatchObject({
      result: { isError: true, content: [{ text: sentence }] },
    });
  });
});

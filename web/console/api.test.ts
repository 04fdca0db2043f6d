import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from './api.ts';
import { CallFailed } from './call-failed.ts';
import { createSession } from './session.ts';

const BASE = 'https://shop.example/help/';
const problem = (status: number, code: string, detail: string) =>
  new Response(JSON.stringify({ code, detail }), { status, headers: { 'content-type': 'application/problem+json' } });

let answer: (request: Request) => Response | Promise<Response>;
let requests: Request[];
beforeEach(() => {
  requests = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const request = new Request(url, init);
    requests.push(request);
    return answer(request);
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  const api = (token: string | null = 'a-token') => createApi({ base: BASE, token: () => token, onRefused: () => {} });

  it('goes to the server that the page is from, with the token and nothing else of the visitor', async () => {
    answer = () => Response.json({ items: [] });
    await api().get('api/admin/unanswered', { query: { limit: 5, cursor: 'a b', none: undefined, empty: '' } });
    await api(null).send('POST', 'api/search', { body: { query: '退货' } });
    const [first, second] = requests;
    expect(first?.url).toBe(`${BASE}api/admin/unanswered?limit=5&cursor=a+b`);
    expect(first?.headers.get('authorization')).toBe('Bearer a-token');
    expect(first?.credentials).toBe('omit');
    expect(second?.headers.get('authorization')).toBeNull();
    expect(await second?.json()).toEqual({ query: '退货' });
  });

  it('fails with the sentence of the server, or with one of its own where there is none', async () => {
    const failure = () =>
      api()
        .get('api/admin/summary')
        .catch((error: unknown) => error);
    answer = () => problem(503, 'store_unavailable', '问答记录暂时无法读写，请稍后再试。');
    expect(await failure()).toMatchObject({ code: 'store_unavailable', status: 503, message: /暂时无法读写/ });
    answer = () => new Response('<h1>Bad Gateway</h1>', { status: 502 });
    expect(await failure()).toMatchObject({ code: 'internal', message: /502/ });
    answer = () => Promise.reject(new TypeError('fetch failed'));
    expect(await failure()).toMatchObject({ code: 'unreachable', status: 0, message: /连接不上/ });
    answer = () => new Response('{"items": [');
    expect(await failure()).toBeInstanceOf(CallFailed);
  });

  it('has no answer where there is none to have, and ends with the reason of who gave it up', async () => {
    answer = () => new Response(null, { status: 204 });
    expect(await api().send('DELETE', 'api/admin/conversations/c')).toBeUndefined();
    const reason = new Error('left');
    answer = () => Promise.reject(new TypeError('aborted'));
    await expect(api().get('api/documents', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('a session', () => {
  function scene(kept: Record<string, string> = {}) {
    const store = new Map(Object.entries(kept));
    const storage = {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
      removeItem: (key: string) => void store.delete(key),
    };
    const session = createSession({ base: BASE, storage });
    return { session, store, now: () => session.state.get().now };
  }
  const known = (request: Request) =>
    request.headers.get('authorization') === 'Bearer good'
      ? Response.json({ role: 'agent' })
      : problem(401, 'unauthorized', '需要有效的访问令牌。');

  it('opens with a token that the server knows, keeps it, and forgets it at the end', async () => {
    answer = known;
    const { session, store, now } = scene();
    await session.open();
    expect(now()).toEqual({ status: 'asking', refused: false });
    await session.signIn('bad');
    expect(now()).toEqual({ status: 'asking', refused: true });
    expect(store.size).toBe(0);
    await session.signIn('good');
    expect(now()).toEqual({ status: 'open', role: 'agent' });
    expect([...store.values()]).toEqual(['good']);
    session.signOut();
    expect([now().status, store.size]).toEqual(['asking', 0]);
  });

  it('asks again as soon as any call is refused', async () => {
    answer = known;
    const { session, now } = scene({ 'wenju:token': 'good' });
    await session.open();
    answer = () => problem(401, 'unauthorized', '需要有效的访问令牌。');
    await expect(session.api.get('api/admin/summary')).rejects.toThrow('需要有效');
    expect(now()).toEqual({ status: 'asking', refused: true });
  });

  it('keeps the token while the server is away, and knows one that lets nobody in', async () => {
    answer = () => problem(503, 'not_ready', '助手正在准备资料，请稍后再试。');
    const { session, store, now } = scene({ 'wenju:token': 'good' });
    await session.open();
    expect(now()).toEqual({ status: 'unreachable', detail: '助手正在准备资料，请稍后再试。' });
    expect(store.size).toBe(1);
    answer = () => problem(403, 'admin_disabled', '管理接口没有开启');
    await session.open();
    expect(now()).toEqual({ status: 'disabled' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answer } from '../../../core/contract/chat.ts';
import { type Ask, answerOf, echo, eventsOf, post, testApp } from '../../testing/test-app.ts';

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('POST /api/chat', () => {
  it('answers in JSON', async () => {
    const { app } = await testApp();
    const response = await post(app, '/api/chat', { message: '退货', conversation_id: 'mine' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(Answer.parse(await response.json())).toEqual(answerOf('退货', 'mine'));
  });

  it('reads JSON whatever the content type says, as curl -d sends it', async () => {
    const { app } = await testApp();
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json; charset=GBK']) {
      const response = await post(app, '/api/chat', { message: '退货' }, { 'content-type': type });
      expect(response.status, type).toBe(200);
    }
  });

  it('streams when the body or the Accept header asks for it, and the body decides', async () => {
    const { app } = await testApp();
    const accept = { accept: 'text/event-stream' };
    const typeOf = async (body: object, headers = {}) =>
      (await post(app, '/api/chat', { message: '退货', ...body }, headers)).headers.get('content-type');
    expect(await typeOf({ stream: true })).toMatch(/event-stream/);
    expect(await typeOf({}, accept)).toMatch(/event-stream/);
    expect(await typeOf({ stream: false }, accept)).toMatch(/json/);
  });

  it('sends sources, deltas, citations and done; the deltas are the answer', async () => {
    const { app } = await testApp();
    const response = await post(app, '/api/chat', { message: '七天内可以退货吗', stream: true });
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    const events = eventsOf(await response.text());
    expect(events.map(({ event }) => event).join(' ')).toMatch(/^sources( text-delta)+( citation)+ done$/);
    const done = Answer.parse(events.at(-1)?.data);
    const deltas = events
      .filter(({ event }) => event === 'text-delta')
      .map(({ data }) => (data as { text: string }).text);
    expect(deltas.join('')).toBe(done.answer);
  });

  it('tells a stream that fails by an error event, and says nothing of the cause', async () => {
    const ask: Ask = async function* () {
      yield { type: 'text-delta', text: '开头' };
      throw new Error('secret cause at /some/path.ts');
    };
    const { app, entries } = await testApp({ ask });
    const body = await (await post(app, '/api/chat', { message: '退货', stream: true })).text();
    const events = eventsOf(body);
    expect(events.map(({ event }) => event)).toEqual(['text-delta', 'error']);
    expect(events[1]?.data).toMatchObject({ code: 'internal', status: 500 });
    expect(body).not.toMatch(/secret|\.ts/);
    expect(entries.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('counts a stream without done as failed', async () => {
    const ask: Ask = async function* () {
      yield { type: 'text-delta', text: '开头' };
    };
    const { app } = await testApp({ ask });
    const events = eventsOf(await (await post(app, '/api/chat', { message: '退货', stream: true })).text());
    expect(events.at(-1)).toMatchObject({ event: 'error', data: { code: 'internal' } });
  });

  it('keeps a quiet stream alive with comments', async () => {
    const ask: Ask = async function* (request, signal) {
      await new Promise((resolve) => setTimeout(resolve, 80));
      yield* echo(request, signal);
    };
    const { app } = await testApp({ ask, heartbeatMs: 20 });
    const body = await (await post(app, '/api/chat', { message: '退货', stream: true })).text();
    expect(body).toMatch(/^: heartbeat\n\n/);
    expect(eventsOf(body).at(-1)?.event).toBe('done');
  });

  it('stops the work when the reader goes', async () => {
    let ended = false;
    const ask: Ask = async function* () {
      try {
        for (;;) yield { type: 'text-delta', text: '还有' };
      } finally {
        ended = true;
      }
    };
    const { app, entries } = await testApp({ ask, limit: 1 });
    const response = await post(app, '/api/chat', { message: '退货', stream: true });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => ended).toBe(true);
    expect(entries.at(-1)?.fields).toMatchObject({ outcome: 'client_closed' });
  });

  it('refuses more work than it can hold, and takes up work again', async () => {
    let working = 0;
    const { app, admission } = await testApp({
      ask: async function* (request, signal) {
        working++;
        if (request.message === '等') await never(signal);
        yield* echo(request, signal);
      },
      limit: 1,
    });
    const waiting = post(app, '/api/chat', { message: '等' });
    await expect.poll(() => working).toBe(1);
    const shed = await post(app, '/api/chat', { message: '退货' });
    expect(shed.status).toBe(503);
    expect(shed.headers.get('retry-after')).toBeTruthy();
    expect(await shed.json()).toMatchObject({ code: 'overloaded' });
    admission.endAll();
    expect(await (await waiting).json()).toMatchObject({ code: 'shutting_down' });
    expect((await post(app, '/api/chat', { message: '退货' })).status).toBe(200);
  });

  it('says that it is not ready before an index is loaded', async () => {
    const { app } = await testApp({ loaded: false });
    const response = await post(app, '/api/chat', { message: '退货' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'not_ready' });
  });

  it.each([
    ['nothing', '', 'invalid_json'],
    ['broken JSON', '{"message":', 'invalid_json'],
    ['deep nesting', '['.repeat(60_000), 'invalid_json'],
    ['an array', '[]', 'invalid_request'],
    ['null', 'null', 'invalid_request'],
    ['no message', {}, 'invalid_request'],
    ['an empty message', { message: '' }, 'invalid_request'],
    ['white space alone', { message: ' \u3000\n\t' }, 'invalid_request'],
    ['2,001 characters', { message: '修'.repeat(2001) }, 'invalid_request'],
    ['a number', { message: 5 }, 'invalid_request'],
    ['an unknown mode', { message: '好', mode: 'x' }, 'invalid_request'],
    ['a day that does not exist', { message: '好', as_of: '2026-02-30' }, 'invalid_request'],
    ['a foreign role', { message: '好', history: [{ role: 'system', content: '好' }] }, 'invalid_request'],
  ])('refuses %s', async (_name, body, code) => {
    const { app } = await testApp();
    const response = await post(app, '/api/chat', body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = (await response.json()) as { code: string; detail: string; errors?: { message: string }[] };
    expect(problem.code).toBe(code);
    expect(problem.detail).toMatch(/\p{Script=Han}/u);
    if (code === 'invalid_request') expect(problem.errors?.[0]?.message).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    [[], '请求 应为 JSON 对象。'],
    [{ message: '' }, 'message 不能为空。'],
    [{ message: 5 }, 'message 应为文字。'],
    [{ message: '修'.repeat(2001) }, 'message 最多 2000 个字符。'],
    [{ message: '好', mode: 'x' }, 'mode 只能是 auto、extractive、generative 之一。'],
    [{ message: '好', as_of: '2026-02-30' }, 'as_of 应为日期，例如 2026-11-21。'],
    [{ message: '好', stream: 1 }, 'stream 应为 true 或 false。'],
    [{ message: '好', history: Array(101).fill({ role: 'user', content: '好' }) }, 'history 最多 100 项。'],
  ])('says what is wrong in plain Chinese, once a field', async (body, sentence) => {
    const { app } = await testApp();
    const problem = (await (await post(app, '/api/chat', body)).json()) as { detail: string; errors: object[] };
    expect(problem.detail).toBe(`请求内容不符合要求。${sentence}`);
    expect(problem.errors).toHaveLength(1);
  });

  it('names the field that is wrong', async () => {
    const { app } = await testApp();
    const problem = await (await post(app, '/api/chat', { history: [{ role: 'user', content: 7 }] })).json();
    expect(problem).toMatchObject({
      errors: [{ path: 'message', message: '不能缺少' }, { path: 'history.0.content' }],
    });
  });

  it('refuses a compressed body', async () => {
    const { app } = await testApp();
    const response = await post(app, '/api/chat', { message: '退货' }, { 'content-encoding': 'gzip' });
    expect(response.status).toBe(415);
  });

  it('answers any text without failing, in well-formed characters', async () => {
    const { app } = await testApp();
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 50 });
    const anyText = codeUnits.map((units) => String.fromCharCode(...units));
    await fc.assert(
      fc.asyncProperty(anyText, fc.boolean(), async (message, stream) => {
        const response = await post(app, '/api/chat', { message, stream });
        expect(response.status).toBeLessThan(500);
        expect(await response.text()).not.toMatch(/\\ud[89a-f]/i);
      }),
      { numRuns: 50 },
    );
  });
});

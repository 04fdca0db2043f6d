import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, type Progress, resumed } from './ask.ts';
import { AskFailed } from './ask-failed.ts';

const encoder = new TextEncoder();
const delta = (text: string) => `event: text-delta\ndata: ${JSON.stringify({ text })}\n\n`;
const done = (answer: string) => `event: done\ndata: ${JSON.stringify({ answer, citations: [] })}\n\n`;

/** A server that behaves, attempt by attempt, as scripted: what it sends before it hangs up, or a response. */
function serving(...attempts: (string[] | Response | Error)[]) {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    bodies.push(JSON.parse(String(init.body)));
    const attempt = attempts[bodies.length - 1] ?? new TypeError('down');
    if (attempt instanceof Error) throw attempt;
    if (attempt instanceof Response) return attempt;
    const chunks = attempt.map((text) => encoder.encode(text));
    return new Response(
      new ReadableStream({
        pull(controller) {
          const chunk = chunks.shift();
          if (chunk === undefined) controller.error(new TypeError('reset'));
          else controller.enqueue(chunk);
        },
      }),
    );
  });
  return bodies;
}

/** Counts how often its token was refused. */
const visitor = {
  headers: async () => ({ 'x-visitor-token': `t-${visitor.times}` }),
  refused: () => void visitor.times++,
  times: 0,
};

async function run(signal = new AbortController().signal): Promise<Progress[]> {
  const seen = [];
  const request = { message: '几天内可以退货', conversation_id: 'c' };
  for await (const progress of ask(request, { base: 'http://help.example/', visitor, signal })) seen.push(progress);
  return seen;
}

afterEach(() => void vi.unstubAllGlobals());

describe('asking over a connection that breaks', () => {
  it('puts the same question of the same conversation again, and shows nothing twice', async () => {
    const bodies = serving(
      [delta('七日'), delta('内可以')],
      [delta('七'), delta('日内可以退货'), done('七日内可以退货')],
    );
    const seen = await run();
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(seen.map(({ text }) => text)).toEqual([
      '七日',
      '七日内可以',
      '七日内可以',
      '七日内可以',
      '七日内可以退货',
      '七日内可以退货',
    ]);
    expect(seen.filter(({ reconnecting }) => reconnecting)).toHaveLength(1);
    expect(seen.at(-1)?.answer?.answer).toBe('七日内可以退货');
  });

  it('takes another wording of the second attempt instead of the first one', async () => {
    serving([delta('七日内')], [delta('签收后七日内'), done('签收后七日内')]);
    expect((await run()).map(({ text }) => text)).toEqual(['七日内', '七日内', '签收后七日内', '签收后七日内']);
  });

  it('asks with another token where the server refuses the first one', async () => {
    const bodies = serving(Response.json({ code: 'visitor_invalid' }, { status: 401 }), [done('七日内可以退货')]);
    const before = visitor.times;
    expect((await run()).at(-1)?.answer?.answer).toBe('七日内可以退货');
    expect([visitor.times - before, bodies.length]).toEqual([1, 2]);
  });

  it('gives up after three attempts', async () => {
    const bodies = serving(new TypeError('down'), new TypeError('down'), new TypeError('down'));
    await expect(run()).rejects.toMatchObject({ name: 'AskFailed', kind: 'unreachable' });
    expect(bodies).toHaveLength(3);
  });

  it('does not repeat what the server refuses, and says why in its words', async () => {
    const problem = Response.json({ code: 'invalid_request', detail: '请求内容不符合要求。' }, { status: 400 });
    const bodies = serving(problem);
    await expect(run()).rejects.toMatchObject({ kind: 'rejected', detail: '请求内容不符合要求。' });
    expect(bodies).toHaveLength(1);
  });

  it('comes back when a busy server asks for it, whether before or within the answer', async () => {
    const busy = Response.json({ detail: '请稍后' }, { status: 503, headers: { 'retry-after': '0.1' } });
    serving(busy, ['event: error\ndata: {"code":"overloaded","detail":"请稍后"}\n\n'], [done('好')]);
    expect((await run()).at(-1)?.text).toBe('好');
  });

  it('ends with the reason of whoever stops it, also while it waits', async () => {
    serving(new TypeError('down'));
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('stopped')), 50);
    await expect(run(controller.signal)).rejects.toThrow('stopped');
  });
});

it('text on the screen never gets shorter while an attempt says the same again', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), (whole, a, b) => {
      const at = (length: number): Progress => ({ text: whole.slice(0, length), citations: [], reconnecting: false });
      const { text } = resumed(at(a), at(b));
      expect(text).toBe(whole.slice(0, Math.max(a, b)));
    }),
  );
});

it('carries what went wrong', () => {
  expect(new AskFailed('busy', { detail: '请稍后', retryAfterMs: 5 })).toMatchObject({
    message: '请稍后',
    retryAfterMs: 5,
  });
});

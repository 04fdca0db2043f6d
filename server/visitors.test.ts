import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer } from '../core/contract/chat.ts';
import { Problem } from '../core/contract/problem.ts';
import { VISITOR_HEADER, VisitorResponse } from '../core/contract/visitor.ts';
import { exchange } from '../core/testing/records/exchanges.ts';
import { Rejection } from './problem.ts';
import { type KeptRecords, keptRecords } from './testing/kept-records.ts';
import { answerOf, eventsOf, post, testApp } from './testing/test-app.ts';
import { createVisitors, keyOf } from './visitors.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function visitorsAt(start = Date.UTC(2026, 10, 22), key = keyOf('a secret of the test')) {
  const time = { now: start };
  return { time, visitors: createVisitors({ key, clock: () => new Date(time.now), now: () => time.now }) };
}

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Rejection ? error.code : String(error);
  }
  return 'none';
};

describe('a visitor’s token', () => {
  it('says the same visitor for half an hour, and can be exchanged for thirty days', () => {
    const { time, visitors } = visitorsAt();
    const first = visitors.issue();
    const visitor = visitors.read(first.token);
    expect(visitor).toMatch(/^[\w-]{22}$/);
    time.now += first.expires_in * 1000 - 1_000;
    expect(visitors.read(first.token)).toBe(visitor);
    time.now += 1_000;
    expect(codeOf(() => visitors.read(first.token))).toBe('visitor_invalid');
    time.now += 30 * DAY - 31 * MINUTE;
    expect(visitors.read(visitors.issue(first.token).token)).toBe(visitor);
    time.now += 31 * MINUTE;
    expect(visitors.read(visitors.issue(first.token).token)).not.toBe(visitor);
  });

  it('is another for every visitor, with as much chance as there can be', () => {
    const { visitors } = visitorsAt();
    const ids = Array.from({ length: 2_000 }, () => visitors.read(visitors.issue().token));
    expect(new Set(ids).size).toBe(2_000);
  });

  it('holds wherever the key is the same, and nowhere else', () => {
    const { visitors } = visitorsAt();
    const { token } = visitors.issue();
    expect(visitorsAt().visitors.read(token)).toBe(visitors.read(token));
    const elsewhere = visitorsAt(undefined, keyOf('another secret of the test')).visitors;
    expect(codeOf(() => elsewhere.read(token))).toBe('visitor_invalid');
    expect(elsewhere.read(elsewhere.issue(token).token)).not.toBe(visitors.read(token));
  });

  it('is refused with any character changed, and whatever else is sent in its place', () => {
    const { visitors } = visitorsAt();
    const { token } = visitors.issue();
    const changed = fc.tuple(fc.nat(token.length - 1), fc.constantFrom(...'Aa0_-.z')).map(([at, character]) => {
      return token.slice(0, at) + character + token.slice(at + 1);
    });
    fc.assert(
      fc.property(fc.oneof(changed, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        if (text !== token) expect(codeOf(() => visitors.read(text))).toBe('visitor_invalid');
      }),
      { numRuns: 500 },
    );
  });

  it('of a clock that was far ahead does not hold for longer', () => {
    const { time, visitors } = visitorsAt();
    time.now += 3 * DAY;
    const { token } = visitors.issue();
    time.now -= 3 * DAY;
    expect(codeOf(() => visitors.read(token))).toBe('visitor_invalid');
    time.now += 3 * DAY - 4 * MINUTE;
    expect(codeOf(() => visitors.read(token))).toBe('none');
  });
});

describe('a visitor’s conversation', () => {
  it('has a name of its own here, which programs may not use', () => {
    const { visitors } = visitorsAt();
    const name = visitors.conversation('one', 'c-1');
    expect(visitors.conversation('one', 'c-1')).toBe(name);
    expect(
      new Set([name, visitors.conversation('other', 'c-1'), visitors.conversation('one', 'c-2'), 'c-1']).size,
    ).toBe(4);
    expect(visitors.conversation(null, 'c-1')).toBe('c-1');
    for (const id of [name, 'wx-o6_bmjrPTlm6_2sgVt7hMZOPfL2M', 'hook:abc'])
      expect(
        codeOf(() => visitors.conversation(null, id)),
        id,
      ).toBe('conversation_forbidden');
    expect(visitors.conversation(null, 'wxyz')).toBe('wxyz');
    expect(visitors.conversation('other', name)).not.toBe(name);
  });

  it('is judged only by its visitor; what belongs to none, by anybody who has the answer', () => {
    const { visitors } = visitorsAt();
    const kept = visitors.conversation('one', 'c-1');
    expect(visitors.owns('one', 'c-1', kept)).toBe(true);
    for (const [visitor, id] of [
      ['other', 'c-1'],
      ['one', 'c-2'],
      ['one', undefined],
      ['one', kept],
      [null, 'c-1'],
      [null, kept],
    ] as const) {
      expect(visitors.owns(visitor, id, kept), `${visitor} ${id}`).toBe(false);
    }
    expect(visitors.owns(null, undefined, 'c-1')).toBe(true);
    expect(visitors.owns('one', 'c-2', 'c-1')).toBe(true);
  });
});

describe('over HTTP', () => {
  let kept: KeptRecords;
  let keeper: KeptRecords['keeper'];
  beforeAll(async () => {
    kept = await keptRecords();
    ({ keeper } = kept);
  });
  afterAll(() => kept.close());

  const problemOf = async (response: Response) => Problem.parse(await response.json()).code;

  async function scene(options: Parameters<typeof testApp>[0] = {}) {
    const asked: (string | undefined)[] = [];
    const { app } = await testApp({
      async *ask({ message, conversation_id }) {
        asked.push(conversation_id);
        yield { type: 'done', answer: answerOf(message, conversation_id) };
      },
      ...options,
    });
    const visitor = async (token?: string, headers = {}) =>
      VisitorResponse.parse(await (await post(app, '/api/visitor', { token }, headers)).json()).token;
    const chat = (token: string | null, body: object = {}, headers = {}) =>
      post(
        app,
        '/api/chat',
        { message: '退货', ...body },
        token === null ? headers : { [VISITOR_HEADER]: token, ...headers },
      );
    return { app, asked, visitor, chat };
  }

  it('keeps the conversations of two visitors apart, whatever ids they send', async () => {
    const { asked, visitor, chat } = await scene();
    const [one, other] = [await visitor(), await visitor()];
    for (const token of [one, other, one, null]) {
      const answer = Answer.parse(await (await chat(token, { conversation_id: 'c-1' })).json());
      expect(answer.conversation_id).toBe('c-1');
    }
    expect(asked[0]).toBe(asked[2]);
    expect(new Set(asked).size).toBe(3);
    expect(asked[3]).toBe('c-1');
    expect(await problemOf(await chat(null, { conversation_id: asked[0] }))).toBe('conversation_forbidden');
    // A token that was exchanged says the same visitor.
    await chat(await visitor(one), { conversation_id: 'c-1' });
    expect(asked.at(-1)).toBe(asked[0]);
  });

  it('names a conversation that has no name yet, in a stream as well', async () => {
    const { asked, visitor, chat } = await scene();
    const token = await visitor();
    const { conversation_id } = Answer.parse(await (await chat(token)).json());
    const events = eventsOf(await (await chat(token, { conversation_id, stream: true })).text());
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { conversation_id } });
    expect(asked[0]).toBe(asked[1]);
    expect(asked[0]).not.toBe(conversation_id);
  });

  it('asks for a new token where one has run out, and answers nothing', async () => {
    let time = Date.UTC(2026, 10, 22);
    const { asked, visitor, chat } = await scene({ clock: () => new Date(time) });
    const token = await visitor();
    time += 31 * MINUTE;
    const late = await chat(token);
    expect([late.status, await problemOf(late)]).toEqual([401, 'visitor_invalid']);
    expect(await problemOf(await chat('forged'))).toBe('visitor_invalid');
    expect(asked).toEqual([]);
    expect((await chat(await visitor(token))).status).toBe(200);
  });

  it('limits how fast one visitor asks, and no other', async () => {
    const { visitor, chat } = await scene();
    const [one, other] = [await visitor(), await visitor()];
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push((await chat(one)).status);
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
    const refused = await chat(await visitor(one));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await problemOf(refused)).toBe('too_many_questions');
    expect((await chat(other)).status).toBe(200);
    expect((await chat(null)).status).toBe(200);
  });

  it('lets only the visitor judge an answer', async () => {
    const { app, visitor, chat, asked } = await scene({ keeper });
    const [one, other] = [await visitor(), await visitor()];
    await chat(one, { conversation_id: 'c-1' });
    await keeper.ask(({ transcripts }) =>
      transcripts.record([exchange(1, { conversationId: asked[0] ?? '' }), exchange(2, { conversationId: 'c-9' })]),
    );
    const judge = async (token: string | null, body: object) => {
      const headers: Record<string, string> = token === null ? {} : { [VISITOR_HEADER]: token };
      return (await post(app, '/api/feedback', { message_id: 'e-1', rating: 'up', ...body }, headers)).status;
    };
    expect(await judge(null, {})).toBe(404);
    expect(await judge(null, { conversation_id: 'c-1' })).toBe(404);
    expect(await judge(other, { conversation_id: 'c-1' })).toBe(404);
    expect(await judge(one, {})).toBe(404);
    expect(await judge('forged', { conversation_id: 'c-1' })).toBe(401);
    expect(await judge(one, { conversation_id: 'c-1' })).toBe(204);
    expect(await judge(null, { message_id: 'e-2' })).toBe(204);
  });

  it('gives pages of other origins neither a token nor an answer', async () => {
    const { app, asked } = await scene({ allowedOrigins: ['https://shop.example'] });
    const statuses = async (headers: Record<string, string>) => {
      const token = await post(app, '/api/visitor', {}, headers);
      const answer = await post(app, '/api/chat', { message: '退货' }, headers);
      if (answer.status === 200) expect(token.headers.get('access-control-allow-origin')).toBe(headers.origin ?? null);
      return [token.status, answer.status];
    };
    const [taken, refused] = [
      [200, 200],
      [403, 403],
    ];
    const host = { host: 'help.example' };
    for (const [headers, expected] of [
      [{}, taken],
      [{ origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }, taken],
      [{ origin: 'https://shop.example' }, taken],
      [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, refused],
      [{ origin: 'https://evil.example' }, refused],
      [{ origin: 'https://evil.example', ...host }, refused],
      [{ origin: 'https://shop.example.evil.example' }, refused],
      [{ origin: 'https://shop.example:444' }, refused],
      [{ origin: 'http://shop.example' }, refused],
      [{ origin: 'https://SHOP.example' }, refused],
      [{ origin: 'null' }, refused],
      [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, refused],
      [{ origin: 'file://', ...host }, refused],
      [{ origin: 'https://sub.shop.example', 'sec-fetch-site': 'same-site' }, refused],
    ] as [Record<string, string>, number[]][]) {
      expect(await statuses(headers), JSON.stringify(headers)).toEqual(expected);
    }
    expect(asked).toHaveLength(3);
  });

  it('takes pages of its own for its own, in browsers of any age', async () => {
    const { app } = await scene({ allowedOrigins: ['https://shop.example'] });
    const ask = async (headers: Record<string, string>) => (await post(app, '/api/visitor', {}, headers)).status;
    expect(await ask({ origin: 'https://help.example', host: 'help.example', 'sec-fetch-site': 'same-origin' })).toBe(
      200,
    );
    expect(await ask({ origin: 'https://help.example', host: 'help.example' })).toBe(200);
    expect(await ask({ origin: 'https://help.example:8443', host: 'help.example' })).toBe(403);
  });

  it('lets pages of listed origins send the token', async () => {
    const { app } = await scene({ allowedOrigins: ['https://shop.example'] });
    const preflight = await app.request('/api/chat', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': `content-type,${VISITOR_HEADER}`,
      },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(new RegExp(VISITOR_HEADER, 'i'));
  });
});

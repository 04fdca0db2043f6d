import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ConversationResponse,
  ConversationsResponse,
  FeedbackResponse,
  Summary,
  UnansweredResponse,
} from '../../../core/contract/admin.ts';
import { Problem } from '../../../core/contract/problem.ts';
import { StoreUnavailable } from '../../../core/errors.ts';
import { createKeeper } from '../../../core/records/keeper.ts';
import { createFastTimer } from '../../../core/testing/fast-timer.ts';
import { exchange, refusal } from '../../../core/testing/records/exchanges.ts';
import { type KeptRecords, keptRecords } from '../../testing/kept-records.ts';
import { post, testApp } from '../../testing/test-app.ts';

const ADMIN = 'the-administrator-of-the-test';
const AGENT = 'an-agent-of-the-test';
const tokens = { admin: ADMIN, agent: AGENT };
const PATHS = ['unanswered', 'unanswered/clusters', 'feedback', 'summary', 'conversations', 'conversations/c-1'];

let kept: KeptRecords;
let database: KeptRecords['database'];
let keeper: KeptRecords['keeper'];
beforeAll(async () => {
  kept = await keptRecords(10);
  ({ database, keeper } = kept);
});
beforeEach(() => database.query('TRUNCATE wenju.conversations, wenju.question_clusters CASCADE'));
afterAll(() => kept.close());

async function scene(given: Parameters<typeof testApp>[0] = {}) {
  const { app } = await testApp({ keeper, tokens, ...given });
  const get = (path: string, token: string | null = AGENT, method = 'GET') => {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    return app.request(`/api/admin/${path}`, { method, headers });
  };
  const problemOf = async (response: Response) => {
    const { status, code } = Problem.parse(await response.json());
    return `${status} ${code}`;
  };
  return { app, get, problemOf };
}

describe('/api/admin', () => {
  it('is closed to everybody while no token is configured', async () => {
    const { get, problemOf } = await scene({ tokens: { admin: undefined, agent: undefined } });
    for (const path of PATHS) expect(await problemOf(await get(path, ADMIN))).toBe('403 admin_disabled');
    expect(await problemOf(await get('conversations/c-1', ADMIN, 'DELETE'))).toBe('403 admin_disabled');
  });

  it('lets nobody in without a token that is right to the last character', async () => {
    const { app, get, problemOf } = await scene();
    for (const path of PATHS) {
      for (const token of [null, '', ' ', 'wrong', AGENT.slice(0, -1), `${AGENT}x`, AGENT.toUpperCase(), 'undefined']) {
        const response = await get(path, token);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        expect(await problemOf(response), `${path} ${token}`).toBe('401 unauthorized');
      }
    }
    const basic = { authorization: `Basic ${Buffer.from(`a:${AGENT}`).toString('base64')}` };
    expect((await app.request('/api/admin/summary', { headers: basic })).status).toBe(401);
    expect((await app.request(`/api/admin/summary?token=${AGENT}`)).status).toBe(401);
  });

  it('lets agents read, and only administrators remove', async () => {
    await keeper.ask(({ transcripts }) => transcripts.record([exchange(1)]));
    const { get, problemOf } = await scene();
    for (const path of PATHS) {
      for (const token of [AGENT, ADMIN]) {
        const response = await get(path, token);
        expect(response.status, path).toBe(200);
        expect(response.headers.get('cache-control')).toBe('no-store');
      }
    }
    expect(await problemOf(await get('conversations/c-1', AGENT, 'DELETE'))).toBe('403 forbidden');
    expect((await get('conversations/c-1', ADMIN, 'DELETE')).status).toBe(204);
    expect(await problemOf(await get('conversations/c-1', ADMIN, 'DELETE'))).toBe('404 conversation_not_found');
    expect(await problemOf(await get('conversations/c-1'))).toBe('404 conversation_not_found');
  });

  it('is not for pages of other sites, listed or not', async () => {
    const { app } = await scene({ allowedOrigins: ['https://shop.example'] });
    const preflight = await app.request('/api/admin/summary', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'DELETE',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(preflight.headers.get('access-control-allow-headers')).not.toMatch(/authorization/i);
    expect(preflight.headers.get('access-control-allow-methods')).not.toMatch(/DELETE/);
  });

  it('lists page by page what the records hold', async () => {
    await keeper.ask(async ({ transcripts, feedback }) => {
      await transcripts.record([1, 2, 3].map((n) => refusal(n, { conversationId: `对话 ${n}` })));
      await feedback.give({ message_id: 'e-2', rating: 'down', comment: '没有答案' }, new Date());
    });
    const { get } = await scene();
    const first = UnansweredResponse.parse(await (await get('unanswered?limit=2')).json());
    expect(first.items.map(({ message_id }) => message_id)).toEqual(['e-3', 'e-2']);
    const second = UnansweredResponse.parse(await (await get(`unanswered?limit=2&cursor=${first.next}`)).json());
    expect(second.items.map(({ message_id }) => message_id)).toEqual(['e-1']);
    expect(second.next).toBeNull();

    const conversations = ConversationsResponse.parse(await (await get('conversations?limit=1')).json());
    expect(conversations.items.map(({ id }) => id)).toEqual(['对话 3']);
    const next = ConversationsResponse.parse(await (await get(`conversations?cursor=${conversations.next}`)).json());
    expect(next.items.map(({ id }) => id)).toEqual(['对话 2', '对话 1']);
    const conversation = await get(`conversations/${encodeURIComponent('对话 2')}`);
    expect(ConversationResponse.parse(await conversation.json()).exchanges).toMatchObject([{ message_id: 'e-2' }]);
    expect(FeedbackResponse.parse(await (await get('feedback')).json()).items).toMatchObject([{ comment: '没有答案' }]);
    expect(Summary.parse(await (await get('summary?days=7&utc_offset=0')).json()).days).toHaveLength(7);
  });

  it('says in Chinese what is wrong with a query', async () => {
    const { get } = await scene();
    for (const [path, detail] of [
      ['unanswered?limit=0', /limit 最小为 1。$/],
      ['unanswered?limit=101', /limit 最大为 100。$/],
      ['unanswered?limit=many', /limit 应为数字。$/],
      ['feedback?cursor=!', /cursor 不是本服务给出的。$/],
      ['summary?days=0', /days 最小为 1。$/],
      ['summary?utc_offset=9999', /utc_offset 最大为 840。$/],
    ] as const) {
      const problem = Problem.parse(await (await get(path)).json());
      expect(problem).toMatchObject({ status: 400, code: 'invalid_request', detail: expect.stringMatching(detail) });
    }
  });

  it('says that the store is unavailable, with when to try again', async () => {
    const gone = async () => {
      throw new StoreUnavailable('of the test', 'it is gone');
    };
    const broken = createKeeper({ open: gone, timer: createFastTimer(10), onChange: () => undefined });
    broken.start();
    const { app, get, problemOf } = await scene({ keeper: broken });
    for (const path of PATHS) {
      const response = await get(path);
      expect(response.headers.get('retry-after')).toBe('2');
      expect(await problemOf(response)).toBe('503 store_unavailable');
    }
    expect((await post(app, '/api/feedback', { message_id: 'e-1', rating: 'up' })).status).toBe(503);
    expect((await post(app, '/api/chat', { message: '退货' })).status).toBe(200);
    await broken.close(100);
  });

  it('says that nothing is kept where that is so', async () => {
    const off = createKeeper({ open: undefined, timer: createFastTimer(10), onChange: () => undefined });
    const { app, get, problemOf } = await scene({ keeper: off });
    for (const path of PATHS) expect(await problemOf(await get(path)), path).toBe('403 records_off');
    const feedback = await post(app, '/api/feedback', { message_id: 'e-1', rating: 'up' });
    expect(await problemOf(feedback)).toBe('403 records_off');
  });
});

describe('POST /api/feedback', () => {
  it('is kept for an answer that was just given, and again for the same one', async () => {
    const { app } = await scene();
    keeper.keep(exchange(1));
    const give = (body: object) => post(app, '/api/feedback', { message_id: 'e-1', ...body });
    const response = await give({ rating: 'down', reason: '不准确', comment: '电话13812345678' });
    expect([response.status, await response.text()]).toEqual([204, '']);
    const listed = () => keeper.ask(({ feedback }) => feedback.list({ limit: 5 }));
    expect((await listed()).items).toMatchObject([{ rating: 'down', reason: '不准确', comment: '电话138****5678' }]);
    expect((await give({ rating: 'up' })).status).toBe(204);
    expect((await listed()).items).toMatchObject([{ rating: 'up' }]);
  });

  it('is refused where it is about no answer, or is none', async () => {
    const { app, problemOf } = await scene();
    const give = async (body: unknown) => problemOf(await post(app, '/api/feedback', body));
    expect(await give({ message_id: 'no-such', rating: 'up' })).toBe('404 message_not_found');
    for (const wrong of [
      {},
      { message_id: 'e-1' },
      { message_id: 'e-1', rating: 'sideways' },
      { message_id: '', rating: 'up' },
      { message_id: 'e-1', rating: 'up', comment: '字'.repeat(501) },
      { message_id: 'e-1', rating: 'up', reason: '字'.repeat(101) },
    ]) {
      expect(await give(wrong)).toBe('400 invalid_request');
    }
    expect(await give('{')).toBe('400 invalid_json');
  });

  it('is as limited as questions are', async () => {
    const { app, problemOf } = await scene({ limit: 0 });
    const response = await post(app, '/api/feedback', { message_id: 'e-1', rating: 'up' });
    expect(await problemOf(response)).toBe('503 overloaded');
    const foreign = await post((await scene()).app, '/api/feedback', {}, { 'sec-fetch-site': 'cross-site' });
    expect(await problemOf(foreign)).toBe('403 origin_not_allowed');
  });
});

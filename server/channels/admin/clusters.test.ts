import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConversationsResponse } from '../../../core/contract/admin.ts';
import { ClusterResponse, ClustersResponse } from '../../../core/contract/clusters.ts';
import { Problem } from '../../../core/contract/problem.ts';
import { exchange, refusal } from '../../../core/testing/records/exchanges.ts';
import { type KeptRecords, keptRecords } from '../../testing/kept-records.ts';
import { testApp } from '../../testing/test-app.ts';

const AGENT = 'an-agent-of-the-test';
const MINUTE_MS = 60_000;

let kept: KeptRecords;
let database: KeptRecords['database'];
let keeper: KeptRecords['keeper'];
beforeAll(async () => {
  kept = await keptRecords();
  ({ database, keeper } = kept);
});
beforeEach(() => database.query('TRUNCATE wenju.conversations, wenju.question_clusters CASCADE'));
afterAll(() => kept.close());

async function scene() {
  const { app } = await testApp({ keeper, tokens: { admin: undefined, agent: AGENT } });
  const call = (path: string, init: RequestInit = {}) =>
    app.request(`/api/admin/${path}`, { headers: { authorization: `Bearer ${AGENT}` }, ...init });
  const clusters = async (query = '') =>
    ClustersResponse.parse(await (await call(`unanswered/clusters${query}`)).json());
  const mark = (id: string, body: string) => call(`unanswered/clusters/${id}`, { method: 'PATCH', body });
  return { call, clusters, mark };
}

/** Refused `minutes` ago. */
const refused = (n: number, question: string, minutes = 60 - n) =>
  refusal(n, { question, conversationId: `c-${n}`, askedAt: new Date(Date.now() - minutes * MINUTE_MS) });
const problemOf = async (response: Response) => Problem.parse(await response.json());

const ASKED = [
  refused(1, '可以开增值税专用发票吗'),
  refused(2, '怎么注销账号'),
  refused(3, '能不能开增值税专用发票呀'),
  refused(4, '可以开增值税专用发票吗？'),
];

describe('/api/admin/unanswered/clusters', () => {
  it('counts together what asks the same, the most asked first', async () => {
    await keeper.ask(({ transcripts }) => transcripts.record(ASKED));
    const { clusters } = await scene();
    const { items, counts, waiting } = await clusters('?days=2');
    expect(items.map(({ id, questions, conversations }) => [id, questions, conversations])).toEqual([
      ['e-1', 3, 3],
      ['e-2', 1, 1],
    ]);
    expect({ counts, waiting }).toEqual({ counts: { open: 2, resolved: 0, ignored: 0 }, waiting: 0 });
    expect(items[0]).toMatchObject({ question: '可以开增值税专用发票吗', refused: 3, down_voted: 0 });
    expect((await clusters('?limit=1')).items).toHaveLength(1);
  });

  it('gives one with its questions, each with its conversation', async () => {
    await keeper.ask(({ transcripts }) => transcripts.record(ASKED));
    const { call, clusters } = await scene();
    await clusters();
    const { cluster, questions } = ClusterResponse.parse(await (await call('unanswered/clusters/e-1')).json());
    expect(cluster.questions).toBe(3);
    expect(questions.map(({ conversation_id }) => conversation_id)).toEqual(['c-4', 'c-3', 'c-1']);
    expect(await problemOf(await call('unanswered/clusters/no-such'))).toMatchObject({ code: 'cluster_not_found' });
  });

  it('takes what is marked off the open ones, until it is asked again', async () => {
    await keeper.ask(({ transcripts }) => transcripts.record(ASKED));
    const { clusters, mark } = await scene();
    await clusters();
    expect((await mark('e-1', '{"state":"resolved"}')).status).toBe(204);
    expect((await mark('e-2', '{"state":"ignored"}')).status).toBe(204);
    expect((await clusters('?state=open')).items).toEqual([]);
    expect((await clusters('?state=resolved')).items.map(({ id }) => id)).toEqual(['e-1']);
    const again = [refused(5, '请问可以开增值税专用发票吗', 0), refused(6, '怎么注销账号', 0)];
    await keeper.ask(({ transcripts }) => transcripts.record(again));
    const { items, counts } = await clusters('?state=open&days=2');
    expect(items).toMatchObject([{ id: 'e-1', reopened: true, questions: 4 }]);
    expect(counts).toEqual({ open: 1, resolved: 0, ignored: 1 });
  });

  it('takes in all that is waiting, however much it is', async () => {
    const many = Array.from({ length: 450 }, (_, n) => refused(n, `怎么注销第${'甲乙丙丁戊'[n % 5]}种账号`, 30));
    await keeper.ask(({ transcripts }) => transcripts.record(many));
    const { clusters } = await scene();
    const { items, waiting } = await clusters();
    expect(waiting).toBe(0);
    expect(items.reduce((sum, { questions }) => sum + questions, 0)).toBe(450);
  });

  it('refuses what is no state, no period and no cluster', async () => {
    const { call, mark } = await scene();
    expect(await problemOf(await mark('e-1', '{"state":"done"}'))).toMatchObject({ code: 'invalid_request' });
    expect(await problemOf(await mark('e-1', '{'))).toMatchObject({ code: 'invalid_json' });
    expect(await problemOf(await mark('no-such', '{"state":"open"}'))).toMatchObject({ code: 'cluster_not_found' });
    for (const query of ['days=0', 'state=done', 'limit=201', 'utc_offset=9999']) {
      const problem = await problemOf(await call(`unanswered/clusters?${query}`));
      expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    }
    const stranger = await call('unanswered/clusters', { headers: {} });
    expect(await problemOf(stranger)).toMatchObject({ status: 401 });
  });
});

describe('/api/admin/conversations', () => {
  it('are found by text, status and opinion', async () => {
    await keeper.ask(async ({ transcripts, feedback }) => {
      await transcripts.record([exchange(1, { question: '保修几年' }), refused(2, '能开发票吗')]);
      await feedback.give({ message_id: 'e-1', rating: 'up' }, new Date());
    });
    const { call } = await scene();
    const found = async (query: string) =>
      ConversationsResponse.parse(await (await call(`conversations?${query}`)).json()).items.map(({ id }) => id);
    expect(await found(`q=${encodeURIComponent('发票')}`)).toEqual(['c-2']);
    expect(await found('status=refused')).toEqual(['c-2']);
    expect(await found('rating=up')).toEqual(['c-1']);
    expect(await found('rating=up&status=refused')).toEqual([]);
    expect(await problemOf(await call('conversations?status=lost'))).toMatchObject({ code: 'invalid_request' });
  });
});

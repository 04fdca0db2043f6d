import { describe, expect, it } from 'vitest';
import { QuestionCluster } from '../../contract/clusters.ts';
import type { Records } from '../../records/records.ts';
import { exchange, minute, refusal } from './exchanges.ts';

const period = { now: minute(0), days: 3, utcOffset: 480 };
const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, 3));

/** What every keeper of clusters of unanswered questions promises. */
export function testClusters(records: () => Pick<Records, 'transcripts' | 'feedback' | 'clusters'>): void {
  describe('clusters of unanswered questions', () => {
    const clusters = () => records().clusters;
    const waiting = async () => (await clusters().waiting(10)).questions.map(({ id }) => id);
    const listed = async () => (await clusters().list(period)).map(({ id, questions }) => `${id} ${questions}`);

    it('are none where nothing was asked', async () => {
      expect(await clusters().waiting(5)).toEqual({ questions: [], total: 0 });
      expect(await clusters().leaders(5)).toEqual([]);
      expect(await clusters().list(period)).toEqual([]);
      expect(await clusters().find('e-1', period, 5)).toBeNull();
      expect(await clusters().setState('e-1', 'resolved', minute(1))).toBe(false);
      await clusters().assign([]);
    });

    it('wait for the questions that are in none, oldest first', async () => {
      await records().transcripts.record([refusal(3), refusal(1), exchange(2), exchange(4)]);
      await records().feedback.give({ message_id: 'e-4', rating: 'down' }, minute(9));
      expect(await waiting()).toEqual(['e-1', 'e-3', 'e-4']);
      expect(await clusters().waiting(2)).toEqual({
        questions: [
          { id: 'e-1', question: '问题1？' },
          { id: 'e-3', question: '问题3？' },
        ],
        total: 3,
      });
      await clusters().assign([
        { id: 'e-1', cluster: 'e-1' },
        { id: 'e-4', cluster: 'e-1' },
        { id: 'gone', cluster: 'gone' },
      ]);
      expect(await waiting()).toEqual(['e-3']);
      expect(await listed()).toEqual(['e-1 2']);
    });

    it('keep a question where it was put first', async () => {
      await records().transcripts.record([refusal(1), refusal(2)]);
      await clusters().assign([{ id: 'e-1', cluster: 'e-1' }]);
      await clusters().assign([
        { id: 'e-1', cluster: 'e-2' },
        { id: 'e-2', cluster: 'e-2' },
      ]);
      expect(await listed()).toEqual(['e-2 1', 'e-1 1']);
    });

    it('say what each was asked, by whom, when, and what was thought of it', async () => {
      await records().transcripts.record([
        refusal(1, { askedAt: day(20), question: '能开专票吗', conversationId: 'c-1' }),
        refusal(2, { askedAt: day(22), question: '可以开专票吗', conversationId: 'c-2' }),
        refusal(3, { askedAt: day(22), question: '可以开专票吗', conversationId: 'c-2' }),
        exchange(4, { askedAt: day(21), question: '专票怎么不开', conversationId: 'c-3' }),
        refusal(5, { askedAt: day(19), question: '太早了', conversationId: 'c-4' }),
        refusal(6, { askedAt: day(22), question: '另一个', conversationId: 'c-4' }),
      ]);
      await records().feedback.give({ message_id: 'e-4', rating: 'down', reason: '不准确' }, minute(9));
      await records().feedback.give({ message_id: 'e-2', rating: 'down', reason: '不准确' }, minute(9));
      await records().feedback.give({ message_id: 'e-3', rating: 'up', reason: '谢谢' }, minute(9));
      await clusters().assign([
        ...[1, 2, 3, 4, 5].map((n) => ({ id: `e-${n}`, cluster: 'e-1' })),
        { id: 'e-6', cluster: 'e-6' },
      ]);
      const [first, second] = await clusters().list(period);
      expect(QuestionCluster.parse(first)).toEqual({
        id: 'e-1',
        question: '可以开专票吗',
        state: 'open',
        reopened: false,
        questions: 4,
        conversations: 3,
        refused: 3,
        down_voted: 2,
        first_at: day(20).toISOString(),
        last_at: day(22).toISOString(),
        trend: [1, 1, 2],
        reasons: [{ reason: '不准确', count: 2 }],
        nearest: refusal(1).sections,
      });
      expect(second).toMatchObject({ id: 'e-6', questions: 1, trend: [0, 0, 1], reasons: [] });
      const found = await clusters().find('e-1', period, 2);
      expect(found?.cluster).toEqual(first);
      expect(found?.questions.map(({ message_id }) => message_id)).toEqual(['e-3', 'e-2']);
      expect(found?.questions[0]).toMatchObject({ conversation_id: 'c-2', kind: 'refused' });
    });

    it('lose what is not unanswered any more', async () => {
      await records().transcripts.record([exchange(1)]);
      await records().feedback.give({ message_id: 'e-1', rating: 'down' }, minute(2));
      await clusters().assign([{ id: 'e-1', cluster: 'e-1' }]);
      expect(await listed()).toEqual(['e-1 1']);
      await records().feedback.give({ message_id: 'e-1', rating: 'up' }, minute(3));
      expect(await listed()).toEqual([]);
    });

    it('stay resolved until they are asked again, and ignored whatever is asked', async () => {
      const states = async () =>
        (await clusters().list(period)).map(({ state, reopened }) => `${state}${reopened ? ' again' : ''}`);
      await records().transcripts.record([refusal(1), refusal(2)]);
      await clusters().assign([{ id: 'e-1', cluster: 'e-1' }]);
      expect(await states()).toEqual(['open']);
      expect(await clusters().setState('e-1', 'resolved', minute(5))).toBe(true);
      await clusters().assign([{ id: 'e-2', cluster: 'e-1' }]);
      expect(await states()).toEqual(['resolved']);
      await records().transcripts.record([refusal(6)]);
      await clusters().assign([{ id: 'e-6', cluster: 'e-1' }]);
      expect(await states()).toEqual(['open again']);
      await clusters().setState('e-1', 'resolved', minute(7));
      expect(await states()).toEqual(['resolved']);
      await clusters().setState('e-1', 'ignored', minute(0));
      expect(await states()).toEqual(['ignored']);
      await clusters().setState('e-1', 'open', minute(8));
      expect(await states()).toEqual(['open']);
    });

    it('are led by their first question, and by the next when that is removed', async () => {
      await records().transcripts.record([
        refusal(1, { conversationId: 'c-1' }),
        refusal(2, { conversationId: 'c-2' }),
        refusal(3, { conversationId: 'c-2' }),
      ]);
      await clusters().assign([
        { id: 'e-1', cluster: 'e-1' },
        { id: 'e-2', cluster: 'e-1' },
        { id: 'e-3', cluster: 'e-3' },
      ]);
      const leaders = async (limit: number) =>
        (await clusters().leaders(limit)).map(({ id, question }) => `${id} ${question}`);
      expect(await leaders(5)).toEqual(['e-1 问题1？', 'e-3 问题3？']);
      expect(await leaders(1)).toEqual(['e-3 问题3？']);
      await records().transcripts.forget('c-1');
      expect(await leaders(5)).toEqual(['e-1 问题2？', 'e-3 问题3？']);
      await records().transcripts.forget('c-2');
      expect([await leaders(5), await listed()]).toEqual([[], []]);
    });

    it('are the same when two assign at once', async () => {
      await records().transcripts.record([1, 2, 3, 4].map((n) => refusal(n)));
      const rows = [1, 2, 3, 4].map((n) => ({ id: `e-${n}`, cluster: n % 2 === 0 ? 'e-2' : 'e-1' }));
      await Promise.all([clusters().assign(rows), clusters().assign([...rows].reverse())]);
      expect(await listed()).toEqual(['e-2 2', 'e-1 2']);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { Records } from '../../records/records.ts';
import { exchange, minute } from './exchanges.ts';
import { allOf } from './transcripts-contract.ts';

/** What every keeper of feedback promises. */
export function testFeedback(records: () => Pick<Records, 'transcripts' | 'feedback'>): void {
  describe('feedback', () => {
    it('is refused for an answer that nobody was given', async () => {
      expect(await records().feedback.give({ message_id: 'no-such', rating: 'up' }, minute(1))).toBe(false);
      expect(await records().feedback.list({ limit: 5 })).toEqual({ items: [], next: null });
    });

    it('stands as it was given last', async () => {
      await records().transcripts.record([exchange(1)]);
      const first = { message_id: 'e-1', rating: 'down' as const, reason: '不准确', comment: '其实是十五天' };
      expect(await records().feedback.give(first, minute(2))).toBe(true);
      expect(await records().feedback.give({ message_id: 'e-1', rating: 'up' }, minute(3))).toBe(true);
      expect((await records().feedback.list({ limit: 5 })).items).toEqual([
        {
          message_id: 'e-1',
          conversation_id: 'c-1',
          rating: 'up',
          given_at: minute(3).toISOString(),
          question: '问题1？',
          answer: '回答1。[1]',
        },
      ]);
      const [kept] = await records().transcripts.exchanges('c-1');
      expect(kept?.feedback).toEqual({ rating: 'up', given_at: minute(3).toISOString() });
    });

    it('does not keep personal data', async () => {
      await records().transcripts.record([exchange(1)]);
      const comment = '打我电话13812345678';
      await records().feedback.give({ message_id: 'e-1', rating: 'down', reason: comment, comment }, minute(2));
      const { items } = await records().feedback.list({ limit: 5 });
      expect(items).toMatchObject([{ reason: '打我电话138****5678', comment: '打我电话138****5678' }]);
    });

    it('is listed newest first, page by page', async () => {
      await records().transcripts.record([1, 2, 3, 4, 5].map((n) => exchange(n)));
      for (const n of [3, 1, 5, 2, 4]) await records().feedback.give({ message_id: `e-${n}`, rating: 'up' }, minute(n));
      for (const limit of [1, 2, 5]) {
        const listed = await allOf((page) => records().feedback.list(page), limit);
        expect(listed.map(({ message_id }) => message_id)).toEqual(['e-5', 'e-4', 'e-3', 'e-2', 'e-1']);
      }
    });
  });
}

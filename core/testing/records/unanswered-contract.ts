import { describe, expect, it } from 'vitest';
import type { Records } from '../../records/records.ts';
import { exchange, minute, refusal } from './exchanges.ts';
import { allOf } from './transcripts-contract.ts';

/** What every list of unanswered questions promises. */
export function testUnanswered(records: () => Pick<Records, 'transcripts' | 'feedback' | 'unanswered'>): void {
  describe('unanswered questions', () => {
    const kinds = async () => {
      const listed = await allOf((page) => records().unanswered.list(page), 2);
      return listed.map(({ message_id, kind }) => `${message_id} ${kind}`);
    };

    it('are those that were refused for want of evidence or voted down, newest first', async () => {
      await records().transcripts.record([
        refusal(1),
        exchange(2),
        exchange(3),
        refusal(4, { refusalReason: 'unsafe' }),
        refusal(5, { refusalReason: 'out_of_scope' }),
        exchange(6, { status: 'smalltalk' }),
        exchange(7, { status: 'clarify' }),
      ]);
      for (const [id, rating] of [
        ['e-1', 'down'],
        ['e-2', 'up'],
        ['e-3', 'down'],
      ] as const) {
        await records().feedback.give({ message_id: id, rating }, minute(9));
      }
      expect(await kinds()).toEqual(['e-5 refused', 'e-3 down_voted', 'e-1 refused']);
    });

    it('are no longer listed when the vote changes', async () => {
      await records().transcripts.record([exchange(1)]);
      await records().feedback.give({ message_id: 'e-1', rating: 'down' }, minute(2));
      expect(await kinds()).toEqual(['e-1 down_voted']);
      await records().feedback.give({ message_id: 'e-1', rating: 'up' }, minute(3));
      expect(await kinds()).toEqual([]);
    });

    it('come with what came nearest and what was said about them', async () => {
      const asked = refusal(1);
      await records().transcripts.record([asked]);
      await records().feedback.give(
        { message_id: 'e-1', rating: 'down', reason: '没有回答', comment: '请补充' },
        minute(2),
      );
      expect((await records().unanswered.list({ limit: 5 })).items).toEqual([
        {
          message_id: 'e-1',
          conversation_id: 'c-1',
          asked_at: minute(1).toISOString(),
          question: '问题1？',
          kind: 'refused',
          confidence: 0.2,
          nearest: asked.sections,
          reason: '没有回答',
          comment: '请补充',
        },
      ]);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../../records/page.ts';
import { placeOf } from '../../records/page.ts';
import type { ConversationFilter, Records } from '../../records/records.ts';
import { exchange, minute, refusal } from './exchanges.ts';

/** Every item of a list, read page by page. */
export async function allOf<Item>(
  list: (page: PageRequest) => Promise<{ items: Item[]; next: string | null }>,
  limit: number,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: PageRequest['after'];
  for (;;) {
    const page = await list({ limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    if (page.next === null) return items;
    after = placeOf(page.next) ?? undefined;
    expect(after).toBeDefined();
  }
}

/** What every keeper of transcripts promises. */
export function testTranscripts(records: () => Pick<Records, 'transcripts' | 'feedback'>): void {
  describe('transcripts', () => {
    const transcripts = () => records().transcripts;

    it('know nothing of an unknown conversation', async () => {
      expect(await transcripts().turns('unknown', 10)).toEqual([]);
      expect(await transcripts().exchanges('unknown')).toEqual([]);
      expect(await transcripts().forget('unknown')).toBe(false);
      expect(await transcripts().conversations({ limit: 10 })).toEqual({ items: [], next: null });
      expect(await transcripts().conversationOf('unknown')).toBeNull();
      await transcripts().record([]);
    });

    it('give the last turns of a conversation, oldest first', async () => {
      await transcripts().record([1, 2, 3].map((n) => exchange(n)));
      await transcripts().record([exchange(4, { conversationId: 'c-2' })]);
      const turns = await transcripts().turns('c-1', 4);
      expect(turns.map(({ role, content }) => `${role} ${content}`)).toEqual([
        'user 问题2？',
        'assistant 回答2。[1]',
        'user 问题3？',
        'assistant 回答3。[1]',
      ]);
    });

    it('give the last exchanges of all conversations since a time, oldest first', async () => {
      await transcripts().record([1, 2, 3, 4].map((n) => exchange(n, { conversationId: `c-${n % 2}` })));
      const since = async (n: number, limit: number) =>
        (await transcripts().since(minute(n), limit)).map(({ conversationId, question }) => conversationId + question);
      expect(await since(2, 9)).toEqual(['c-0问题2？', 'c-1问题3？', 'c-0问题4？']);
      expect(await since(0, 2)).toEqual(['c-1问题3？', 'c-0问题4？']);
      expect(await since(5, 9)).toEqual([]);
    });

    it('keep an exchange whole, and once', async () => {
      const citation = {
        index: 2,
        document_id: 'd-1',
        document_title: '退货说明',
        section_path: ['退货', '期限'],
        quote: '七日内可以退货。',
        start: 3,
        end: 11,
      };
      const given = { answer: '“引号”\n换行 😀', confidence: 0.123, total: 4.5, citations: [citation] };
      const kept = exchange(1, given);
      await transcripts().record([kept]);
      await transcripts().record([{ ...kept, answer: '另一个' }, refusal(2)]);
      expect(await transcripts().conversationOf('e-2')).toBe('c-1');
      expect(await transcripts().exchanges('c-1')).toEqual([
        {
          message_id: 'e-1',
          asked_at: minute(1).toISOString(),
          question: '问题1？',
          answer: kept.answer,
          status: 'answered',
          mode: 'extractive',
          confidence: 0.123,
          sections: kept.sections,
          citations: [citation],
          total_ms: 4.5,
        },
        expect.objectContaining({ message_id: 'e-2', status: 'refused', refusal_reason: 'not_in_documents' }),
      ]);
    });

    it('take any characters in any place', async () => {
      const odd = '\0\ud800\u2028"\\';
      const sections = [{ document_id: odd, document_title: odd, section_path: [odd] }];
      await transcripts().record([exchange(1, { question: odd, answer: odd, conversationId: odd, sections })]);
      const readable = odd.replace('\0', '\ufffd').replace('\ud800', '\ufffd');
      expect(await transcripts().exchanges(odd)).toMatchObject([
        { question: readable, sections: [{ document_id: readable, section_path: [readable] }] },
      ]);
      expect(await transcripts().turns(odd, 2)).toHaveLength(2);
      const [{ id } = { id: '' }] = await allOf((page) => transcripts().conversations(page), 1);
      expect(id).toBe(readable);
    });

    it('list conversations by when they were last gone on with, page by page', async () => {
      const started = Array.from({ length: 7 }, (_, n) => exchange(n, { conversationId: `c-${n}` }));
      await transcripts().record([...started, refusal(10, { conversationId: 'c-3' })]);
      await records().feedback.give({ message_id: 'e-3', rating: 'down' }, minute(11));
      for (const limit of [1, 3, 7, 10]) {
        const listed = await allOf((page) => transcripts().conversations(page), limit);
        expect(listed.map(({ id }) => id)).toEqual(['c-3', 'c-6', 'c-5', 'c-4', 'c-2', 'c-1', 'c-0']);
        expect(listed[0]).toEqual({
          id: 'c-3',
          started_at: minute(3).toISOString(),
          last_at: minute(10).toISOString(),
          first_question: '问题3？',
          questions: 2,
          refused: 1,
          up: 0,
          down: 1,
        });
      }
    });

    it('list only conversations with an exchange of which all is so that is asked for', async () => {
      await transcripts().record([
        exchange(1, { conversationId: 'c-1', question: '能开 100%_发票 吗' }),
        refusal(2, { conversationId: 'c-1', question: '保修几年' }),
        refusal(3, { conversationId: 'c-2', question: 'VIP 怎么办', answer: '资料里没有发票。' }),
        exchange(4, { conversationId: 'c-3', status: 'clarify', question: '发\\票' }),
      ]);
      await records().feedback.give({ message_id: 'e-1', rating: 'down' }, minute(5));
      await records().feedback.give({ message_id: 'e-3', rating: 'up' }, minute(5));
      const found = async (only: Partial<ConversationFilter>) => {
        const listed = await allOf((page) => transcripts().conversations(page, only), 1);
        return listed.map(({ id }) => id).join(' ');
      };
      expect(await found({})).toBe('c-3 c-2 c-1');
      expect(await found({ text: '发票' })).toBe('c-2 c-1');
      expect(await found({ text: 'vip' })).toBe('c-2');
      expect(await found({ text: '%' })).toBe('c-1');
      expect(await found({ text: '_' })).toBe('c-1');
      expect(await found({ text: '\\' })).toBe('c-3');
      expect(await found({ text: "'; --" })).toBe('');
      expect(await found({ status: 'refused' })).toBe('c-2 c-1');
      expect(await found({ status: 'handoff' })).toBe('');
      expect(await found({ rating: 'down' })).toBe('c-1');
      expect(await found({ status: 'refused', text: '发票' })).toBe('c-2');
      expect(await found({ status: 'refused', rating: 'down' })).toBe('');
    });

    it('list conversations of the same moment once each', async () => {
      const atOnce = Array.from({ length: 5 }, (_, n) => exchange(n, { conversationId: `c-${n}`, askedAt: minute(0) }));
      await transcripts().record(atOnce);
      const listed = await allOf((page) => transcripts().conversations(page), 2);
      expect(listed.map(({ id }) => id)).toEqual(['c-4', 'c-3', 'c-2', 'c-1', 'c-0']);
    });

    it('forget a conversation with all that belongs to it, and no other', async () => {
      await transcripts().record([exchange(1), exchange(2, { conversationId: 'c-2' })]);
      await records().feedback.give({ message_id: 'e-1', rating: 'up' }, minute(3));
      expect(await transcripts().forget('c-1')).toBe(true);
      expect(await transcripts().exchanges('c-1')).toEqual([]);
      expect(await records().feedback.list({ limit: 5 })).toEqual({ items: [], next: null });
      expect(await transcripts().exchanges('c-2')).toHaveLength(1);
    });

    it('purge what is old, some at a time, and the conversations that are empty then', async () => {
      await transcripts().record([1, 2, 3].map((n) => exchange(n, { conversationId: `c-${n % 2}` })));
      await transcripts().record([exchange(8, { conversationId: 'c-1' })]);
      expect(await transcripts().purge(minute(5), 2)).toBe(2);
      expect(await transcripts().purge(minute(5), 2)).toBe(1);
      expect(await transcripts().purge(minute(5), 2)).toBe(0);
      const { items } = await transcripts().conversations({ limit: 5 });
      expect(items.map(({ id, questions }) => [id, questions])).toEqual([['c-1', 1]]);
    });
  });
}

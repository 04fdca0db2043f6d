import { expect, it } from 'vitest';
import { createMemoryConversations } from '../adapters/conversations-memory.ts';
import type { Turn } from '../contract/chat.ts';
import { minute } from '../testing/records/exchanges.ts';
import { restoreConversations } from './restore-conversations.ts';

const user = (content: string): Turn => ({ role: 'user', content });
const assistant = (content: string): Turn => ({ role: 'assistant', content });

it('brings conversations back as they were, but for those that were gone on with', async () => {
  const memory = createMemoryConversations({ now: () => 0 });
  await memory.append('b', user('新的'));
  const asked: [Date, number][] = [];
  const transcripts = {
    async since(time: Date, limit: number) {
      asked.push([time, limit]);
      return [
        { conversationId: 'a', question: '甲', answer: '一' },
        { conversationId: 'b', question: '乙', answer: '二' },
        { conversationId: 'a', question: '丙', answer: '三' },
      ];
    },
  };
  await restoreConversations(memory, transcripts, minute(400));
  expect(asked).toEqual([[minute(40), 2_000]]);
  expect(await memory.turns('a')).toEqual([user('甲'), assistant('一'), user('丙'), assistant('三')]);
  expect(await memory.turns('b')).toEqual([user('新的')]);
});

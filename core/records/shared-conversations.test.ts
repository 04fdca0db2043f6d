import { expect, it } from 'vitest';
import { createMemoryConversations } from '../adapters/conversations-memory.ts';
import type { Turn } from '../contract/chat.ts';
import { StoreUnavailable } from '../errors.ts';
import { testConversations } from '../testing/conversations-contract.ts';
import type { Keeper } from './keeper.ts';
import type { OpenRecords } from './records.ts';
import { createSharedConversations } from './shared-conversations.ts';

const memory = () => createMemoryConversations({ now: () => 0 });
const turnsOf = (...texts: string[]): Turn[] => texts.map((content) => ({ role: 'user', content }));

/** Asks records that have these turns of every conversation. */
function keeperWith(kept: Turn[]): Pick<Keeper, 'ask'> {
  const transcripts = { turns: async () => kept };
  return { ask: (work) => work({ transcripts } as unknown as OpenRecords) };
}
const broken = { ask: () => Promise.reject(new StoreUnavailable('there', 'gone')) };

testConversations('shared conversations', () =>
  createSharedConversations({ memory: memory(), keeper: keeperWith([]) }),
);
testConversations('shared conversations without records', () =>
  createSharedConversations({ memory: memory(), keeper: broken }),
);

it('takes the longer account, because another process may have gone on', async () => {
  const conversations = createSharedConversations({ memory: memory(), keeper: keeperWith(turnsOf('甲', '乙')) });
  expect(await conversations.turns('a')).toEqual(turnsOf('甲', '乙'));
  await conversations.append('a', ...turnsOf('甲'));
  expect(await conversations.turns('a')).toEqual(turnsOf('甲', '乙'));
  await conversations.append('a', ...turnsOf('乙', '丙'));
  expect(await conversations.turns('a')).toEqual(turnsOf('甲', '乙', '丙'));
});

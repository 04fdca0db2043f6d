import { describe, expect, it } from 'vitest';
import { createMemoryConversations } from '../adapters/conversations-memory.ts';
import type { Turn } from '../contract/chat.ts';
import { StoreUnavailable } from '../errors.ts';
import { testConversations } from '../testing/conversations-contract.ts';
import type { Keeper } from './keeper.ts';
import { createLastingConversations } from './lasting-conversations.ts';
import type { OpenRecords } from './records.ts';

const memory = () => createMemoryConversations({ now: () => 0 });
const turnsOf = (...texts: string[]): Turn[] => texts.map((content) => ({ role: 'user', content }));

/** Asks records that have these turns of every conversation; counts how often. */
function keeperWith(kept: Turn[]) {
  const asked = { times: 0 };
  const transcripts = { turns: async () => kept };
  const ask: Keeper['ask'] = (work) => {
    asked.times += 1;
    return work({ transcripts } as unknown as OpenRecords);
  };
  return { keeper: { ask }, asked };
}
const broken = { ask: () => Promise.reject(new StoreUnavailable('there', 'gone')) };

for (const shared of [false, true]) {
  testConversations(`lasting conversations, shared: ${shared}`, () =>
    createLastingConversations({ memory: memory(), keeper: keeperWith([]).keeper, shared }),
  );
  testConversations(`lasting conversations without records, shared: ${shared}`, () =>
    createLastingConversations({ memory: memory(), keeper: broken, shared }),
  );
}

describe('lasting conversations', () => {
  it('go on with what was kept when memory has nothing of them', async () => {
    const { keeper } = keeperWith(turnsOf('甲', '乙'));
    const conversations = createLastingConversations({ memory: memory(), keeper, shared: false });
    expect(await conversations.turns('a')).toEqual(turnsOf('甲', '乙'));
  });

  it('ask nobody for what memory has, where nobody else could have added to it', async () => {
    const { keeper, asked } = keeperWith(turnsOf('甲', '乙'));
    const conversations = createLastingConversations({ memory: memory(), keeper, shared: false });
    await conversations.append('a', ...turnsOf('丙'));
    expect(await conversations.turns('a')).toEqual(turnsOf('丙'));
    expect(asked.times).toBe(0);
  });

  it('take the longer account where another process may have gone on', async () => {
    const { keeper } = keeperWith(turnsOf('甲', '乙'));
    const conversations = createLastingConversations({ memory: memory(), keeper, shared: true });
    await conversations.append('a', ...turnsOf('甲'));
    expect(await conversations.turns('a')).toEqual(turnsOf('甲', '乙'));
    await conversations.append('a', ...turnsOf('乙', '丙'));
    expect(await conversations.turns('a')).toEqual(turnsOf('甲', '乙', '丙'));
  });
});

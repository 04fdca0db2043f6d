import { describe, expect, it } from 'vitest';
import { testConversations } from '../testing/conversations-contract.ts';
import { createMemoryConversations } from './conversations-memory.ts';

testConversations('conversations in memory', () => createMemoryConversations({ now: () => 1 }));

const turn = (content: string) => ({ role: 'user', content }) as const;

describe('bounds of conversations in memory', () => {
  it('forgets a conversation when its time is over, counted from its last turn', async () => {
    let time = 1;
    const conversations = createMemoryConversations({ now: () => time, timeToLive: 100 });
    await conversations.append('a', turn('1'));
    time += 80;
    await conversations.append('a', turn('2'));
    time += 80;
    expect(await conversations.turns('a')).toHaveLength(2);
    time += 21;
    expect(await conversations.turns('a')).toEqual([]);
  });

  it('forgets the least recently used conversation first', async () => {
    const conversations = createMemoryConversations({ now: () => 1, conversations: 2 });
    await conversations.append('a', turn('1'));
    await conversations.append('b', turn('1'));
    await conversations.turns('a');
    await conversations.append('c', turn('1'));
    expect(await conversations.turns('b')).toEqual([]);
    expect(await conversations.turns('a')).toHaveLength(1);
  });

  it('keeps the latest turns of a long conversation', async () => {
    const conversations = createMemoryConversations({ now: () => 1, turns: 3 });
    for (const content of ['1', '2', '3', '4', '5']) await conversations.append('a', turn(content));
    expect((await conversations.turns('a')).map(({ content }) => content)).toEqual(['3', '4', '5']);
  });
});

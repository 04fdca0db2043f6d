import { describe, expect, it } from 'vitest';
import type { Conversations } from '../answer/conversation.ts';
import type { Turn } from '../contract/chat.ts';

const user = (content: string): Turn => ({ role: 'user', content });
const assistant = (content: string): Turn => ({ role: 'assistant', content });

/** What every keeper of conversations promises. */
export function testConversations(name: string, create: () => Conversations | Promise<Conversations>): void {
  describe(name, () => {
    it('knows nothing of an unknown conversation', async () => {
      expect(await (await create()).turns('unknown')).toEqual([]);
    });

    it('gives turns back in the order in which they were said', async () => {
      const conversations = await create();
      await conversations.append('a', user('保修多久？'), assistant('一年。'));
      await conversations.append('a', user('从哪天算起？'));
      expect(await conversations.turns('a')).toEqual([user('保修多久？'), assistant('一年。'), user('从哪天算起？')]);
    });

    it('keeps conversations apart', async () => {
      const conversations = await create();
      await conversations.append('a', user('甲'));
      await conversations.append('b', user('乙'));
      expect(await conversations.turns('a')).toEqual([user('甲')]);
      expect(await conversations.turns('b')).toEqual([user('乙')]);
    });

    it('takes names of objects’ own members as names', async () => {
      const conversations = await create();
      for (const id of ['__proto__', 'constructor', 'toString']) {
        expect(await conversations.turns(id)).toEqual([]);
        await conversations.append(id, user(id));
        expect(await conversations.turns(id)).toEqual([user(id)]);
      }
    });

    it('is not changed through what it gave or was given', async () => {
      const conversations = await create();
      await conversations.append('a', user('甲'));
      (await conversations.turns('a')).push(user('乙'));
      expect(await conversations.turns('a')).toEqual([user('甲')]);
    });
  });
}

import type { Conversations } from '../answer/conversation.ts';
import type { Keeper } from './keeper.ts';

/** Longer than this no question is kept waiting; it is then understood from what this process knows. */
const WAIT_MS = 50;
const TURNS = 40;

type Parts = { memory: Conversations; keeper: Pick<Keeper, 'ask'> };

/**
 * Conversations that several processes carry on, each with a memory of its own: the longer account of memory and the records
 * is taken. Appending is for memory alone: whole exchanges are recorded, by `recorded.ts`.
 */
export function createSharedConversations({ memory, keeper }: Parts): Conversations {
  return {
    async turns(id) {
      const remembered = await memory.turns(id);
      const found = keeper.ask(({ transcripts }) => transcripts.turns(id, TURNS), { withinMs: WAIT_MS, atOnce: true });
      const kept = await found.catch(() => remembered);
      return kept.length > remembered.length ? kept : remembered;
    },
    append: (id, ...turns) => memory.append(id, ...turns),
  };
}

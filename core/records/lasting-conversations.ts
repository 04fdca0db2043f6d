import type { Conversations } from '../answer/conversation.ts';
import type { Keeper } from './keeper.ts';

/** A follow-up is not kept waiting for longer than this; it is then understood by itself. */
const WAIT_MS = 200;
const TURNS = 40;

type Options = {
  memory: Conversations;
  keeper: Pick<Keeper, 'ask'>;
  /** Whether other processes write to the records too, so that memory may have missed what was said. */
  shared: boolean;
};

/**
 * Conversations in memory that go on after a restart, and from one process to another where the records are shared. Appending
 * is for memory alone: whole exchanges are recorded, by `recorded.ts`.
 */
export function createLastingConversations({ memory, keeper, shared }: Options): Conversations {
  return {
    async turns(id) {
      const remembered = await memory.turns(id);
      if (remembered.length > 0 && !shared) return remembered;
      const found = keeper.ask(({ transcripts }) => transcripts.turns(id, TURNS), { withinMs: WAIT_MS, atOnce: true });
      const kept = await found.catch(() => remembered);
      return kept.length > remembered.length ? kept : remembered;
    },
    append: (id, ...turns) => memory.append(id, ...turns),
  };
}

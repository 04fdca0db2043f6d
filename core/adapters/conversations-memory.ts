import { LRUCache } from 'lru-cache';
import type { Conversations } from '../answer/conversation.ts';
import type { Turn } from '../contract/chat.ts';

export type MemoryOptions = {
  /** Monotonic, milliseconds. */
  now: () => number;
  /** The least recently used conversation goes first. */
  conversations?: number;
  /** Turns kept of one conversation; the oldest go first. */
  turns?: number;
  /** Milliseconds after its last turn at which a conversation is forgotten. */
  timeToLive?: number;
};

/** Conversations in memory, bounded in number, length and age. They end with the process. */
export function createMemoryConversations({
  now,
  conversations = 10_000,
  turns = 40,
  timeToLive = 6 * 60 * 60 * 1000,
}: MemoryOptions): Conversations {
  const kept = new LRUCache<string, readonly Turn[]>({
    max: conversations,
    ttl: timeToLive,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    turns: async (id) => [...(kept.get(id) ?? [])],
    append: async (id, ...added) => {
      kept.set(id, [...(kept.get(id) ?? []), ...added].slice(-turns));
    },
  };
}

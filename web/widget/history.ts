import { isTurn, type Turn } from './turn.ts';

/** What one browser remembers of its conversation with one server. */
export type Saved = {
  /** The conversation as the server knows it; null before the first question. */
  conversation: string | null;
  turns: readonly Turn[];
  /** When the visitor last cleared it: nothing older comes back from another tab. */
  clearedAt: number;
  /** How to reach a person, as the server last said: needed most when it cannot be asked. */
  contact: string | null;
};

export const NOTHING: Saved = { conversation: null, turns: [], clearedAt: 0, contact: null };

const MOST_TURNS = 40;
const MOST_CHARACTERS = 200_000;

export type History = {
  read(): Saved;
  write(saved: Saved): void;
  /** Calls back when another tab wrote. */
  watch(changed: () => void): () => void;
};

/** Kept in `storage`; where the browser allows none, for as long as the page lives. */
export function createHistory(storage: () => Storage, key: string): History {
  let kept = NOTHING;
  return {
    read() {
      try {
        kept = parse(storage().getItem(key));
      } catch {
        // No storage for this page: what was kept here goes on.
      }
      return kept;
    },
    write(saved) {
      kept = bounded(saved);
      try {
        storage().setItem(key, JSON.stringify(kept));
      } catch {
        // Full or forbidden: the conversation lasts as long as the page.
      }
    },
    watch(changed) {
      const listener = (event: StorageEvent) => {
        if (event.key === key) changed();
      };
      addEventListener('storage', listener);
      return () => removeEventListener('storage', listener);
    },
  };
}

function parse(text: string | null): Saved {
  if (text === null) return NOTHING;
  const { conversation, turns, clearedAt, contact } = JSON.parse(text) as Partial<Saved>;
  return {
    conversation: typeof conversation === 'string' ? conversation : null,
    turns: Array.isArray(turns) ? turns.filter(isTurn) : [],
    clearedAt: typeof clearedAt === 'number' ? clearedAt : 0,
    contact: typeof contact === 'string' ? contact : null,
  };
}

/** The newest turns that fit. */
function bounded(saved: Saved): Saved {
  let room = MOST_CHARACTERS;
  const newest = saved.turns.slice(-MOST_TURNS).reverse();
  const fitting = newest.findIndex((turn) => {
    room -= JSON.stringify(turn).length;
    return room < 0;
  });
  return { ...saved, turns: newest.slice(0, fitting === -1 ? undefined : fitting).reverse() };
}

/** Turns of two tabs as one conversation: each once, its latest state, in order of asking. */
export function merge(ours: readonly Turn[], theirs: readonly Turn[], clearedAt: number): Turn[] {
  const all = new Map(theirs.map((turn) => [turn.id, turn]));
  for (const turn of ours) {
    const known = all.get(turn.id);
    if (known === undefined || known.revision <= turn.revision) all.set(turn.id, turn);
  }
  return [...all.values()].filter(({ at }) => at > clearedAt).sort((a, b) => a.at - b.at);
}

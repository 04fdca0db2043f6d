import type { Answer, ChatRequest } from '../../core/contract/chat.ts';
import type { FeedbackRequest } from '../../core/contract/feedback.ts';
import type { Api } from '../shared/api.ts';
import type { Progress } from '../shared/ask.ts';
import { AskFailed } from '../shared/ask-failed.ts';
import { createStore, type Store } from '../shared/store.ts';
import { type History, merge } from './history.ts';
import { interrupted, newTurn, outcomeOf, type Turn } from './turn.ts';

export type ChatState = {
  turns: readonly Turn[];
  asking: boolean;
  contact: string | null;
  starters: readonly string[];
};

export type Chat = Pick<Store<ChatState>, 'get' | 'subscribe'> & {
  /** False when a question is being answered already, or there is nothing in it. */
  ask(question: string): boolean;
  stop(): void;
  /** Puts the question of a turn that failed or was stopped again, in its place. */
  retry(id: string): void;
  rate(id: string, opinion: Omit<FeedbackRequest, 'message_id' | 'conversation_id'>): void;
  clear(): void;
  /** Asks the server for starters and the contact; called when the panel opens. */
  prepare(): void;
};

export type Happening =
  | { type: 'question'; question: string }
  | { type: 'answer'; question: string; turn: Turn }
  | { type: 'failure'; question: string; failure: NonNullable<Turn['failure']> };

type Deps = {
  ask: (request: ChatRequest, signal: AbortSignal) => AsyncIterable<Progress>;
  api: Api;
  history: History;
  newId: () => string;
  /** Milliseconds since 1970. */
  clock: () => number;
  happened: (happening: Happening) => void;
};

/** The conversation of one page: what it shows, and everything that can be done to it. */
export function createChat({ ask, api, history, newId, clock, happened }: Deps): Chat {
  const first = history.read();
  const { get, set, subscribe } = createStore<ChatState>({
    turns: merge(first.turns.map(interrupted), [], first.clearedAt),
    asking: false,
    contact: first.contact,
    starters: [],
  });
  let prepared = false;
  let running: { id: string; controller: AbortController } | null = null;

  const find = (wanted: string) => get().turns.find(({ id }) => id === wanted);

  function put(turn: Turn): void {
    const { turns } = get();
    const known = find(turn.id) !== undefined;
    set({ turns: known ? turns.map((other) => (other.id === turn.id ? turn : other)) : [...turns, turn] });
  }

  /** Writes what this tab knows without losing what another one wrote meanwhile. */
  function save(): void {
    const there = history.read();
    const { contact } = get();
    const turns = merge(get().turns, there.turns, there.clearedAt);
    history.write({ ...there, turns, contact });
    set({ turns });
  }

  /** The id is made here rather than by the server, so that a question can be put again in the same conversation. */
  function conversation(): string {
    const saved = history.read();
    if (saved.conversation !== null) return saved.conversation;
    const id = newId();
    history.write({ ...saved, conversation: id });
    return id;
  }

  async function answer({ id, revision, question, at }: Turn): Promise<void> {
    const controller = new AbortController();
    const mine = { id, controller };
    running = mine;
    set({ asking: true });
    let turn: Turn = { ...newTurn(id, question, at), revision: revision + 1 };
    put(turn);
    save();
    happened({ type: 'question', question });
    try {
      const request = { message: question, conversation_id: conversation() };
      for await (const { answer: whole, ...progress } of ask(request, controller.signal)) {
        controller.signal.throwIfAborted();
        turn = { ...turn, ...progress, ...(whole !== undefined && done(turn, whole)) };
        put(turn);
      }
    } catch (error) {
      turn = ended(turn, error, controller.signal);
      // Cleared away while it was asked: there is no turn to bring up to date.
      if (find(id) !== undefined) put(turn);
    }
    if (running === mine) {
      running = null;
      set({ asking: false });
    }
    save();
    if (turn.phase === 'done') happened({ type: 'answer', question, turn });
    if (turn.failure !== undefined) happened({ type: 'failure', question, failure: turn.failure });
  }

  history.watch(() => {
    const there = history.read();
    set({ turns: merge(get().turns, there.turns, there.clearedAt), contact: there.contact ?? get().contact });
    if (running !== null && find(running.id) === undefined) running.controller.abort();
  });

  return {
    get,
    subscribe,
    ask(question) {
      const message = question.trim();
      if (running !== null || message === '') return false;
      void answer(newTurn(newId(), message, clock()));
      return true;
    },
    stop: () => running?.controller.abort(),
    retry(id) {
      const turn = find(id);
      if (running === null && turn !== undefined) void answer(turn);
    },
    rate(id, opinion) {
      const turn = find(id);
      if (turn?.outcome === undefined) return;
      put({ ...turn, revision: turn.revision + 1, rating: opinion.rating });
      save();
      void api.feedback({ message_id: turn.outcome.id, conversation_id: conversation(), ...opinion });
    },
    clear() {
      running?.controller.abort();
      history.write({ conversation: null, turns: [], clearedAt: clock(), contact: get().contact });
      set({ turns: [] });
    },
    async prepare() {
      if (prepared) return;
      prepared = true;
      try {
        const { starters, handoff_contact: contact = null } = await api.welcome();
        set({ starters, contact });
        save();
      } catch {
        // Asked again when the panel is opened next; until then there is what was known before.
        prepared = false;
      }
    },
  };
}

const done = ({ revision }: Turn, answer: Answer): Pick<Turn, 'revision' | 'phase' | 'outcome'> => ({
  revision: revision + 1,
  phase: 'done',
  outcome: outcomeOf(answer),
});

function ended(turn: Turn, error: unknown, signal: AbortSignal): Turn {
  const settled = { ...turn, revision: turn.revision + 1, reconnecting: false };
  if (signal.aborted) return { ...settled, phase: 'stopped' };
  const { kind, detail } = error instanceof AskFailed ? error : new AskFailed('interrupted', { cause: error });
  return { ...settled, phase: 'failed', failure: { kind, ...(detail !== undefined && { detail }) } };
}

import type { Citation } from '../../core/contract/chat.ts';
import type { Store } from '../shared/store.ts';
import type { Chat, Happening } from './chat.ts';
import type { Shell } from './view/app.tsx';

/** What a page can listen to, and what it is told. */
export type PageEvents = {
  open: undefined;
  close: undefined;
  question: { question: string };
  answer: { question: string; answer: string; status: string; citations: readonly Citation[] };
  error: { question: string; kind: string };
};

type Listener<Name extends keyof PageEvents> = (detail: PageEvents[Name]) => void;

/** `window.Wenju`: the widget for the page around it. */
export type PageApi = {
  open(): void;
  close(): void;
  /** Opens the panel and puts a question; false while another one is being answered. */
  ask(question: string): boolean;
  /** Forgets the conversation. */
  clear(): void;
  /** Calls back when something happens; returns what ends that. */
  on<Name extends keyof PageEvents>(name: Name, listener: Listener<Name>): () => void;
};

export type Emit = <Name extends keyof PageEvents>(name: Name, detail: PageEvents[Name]) => void;

/** Carries events to the page. A listener that throws spoils nothing: the error goes to the console. */
export function createEvents(): { emit: Emit; on: PageApi['on'] } {
  const target = new EventTarget();
  return {
    emit: (name, detail) => void target.dispatchEvent(new CustomEvent(name, { detail })),
    on(name, listener) {
      const called = (event: Event) => listener((event as CustomEvent).detail);
      target.addEventListener(name, called);
      return () => target.removeEventListener(name, called);
    },
  };
}

export function createPageApi(shell: Store<Shell>, chat: Chat, on: PageApi['on']): PageApi {
  const open = () => shell.set({ open: true, unread: 0 });
  return {
    open,
    close: () => shell.set({ open: false }),
    ask(question) {
      open();
      return chat.ask(String(question));
    },
    clear: chat.clear,
    on,
  };
}

/** What happened in the conversation, in the page's terms. */
export function report(happening: Happening, emit: Emit): void {
  const { question } = happening;
  if (happening.type === 'question') emit('question', { question });
  if (happening.type === 'failure') emit('error', { question, kind: happening.failure.kind });
  if (happening.type === 'answer') {
    const { text, citations, outcome } = happening.turn;
    emit('answer', { question, answer: text, status: outcome?.status ?? '', citations });
  }
}

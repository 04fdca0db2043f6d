import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../core/contract/chat.ts';
import type { Api } from '../shared/api.ts';
import type { Progress } from '../shared/ask.ts';
import { AskFailed } from '../shared/ask-failed.ts';
import { type Chat, createChat, type Happening } from './chat.ts';
import { type History, NOTHING, type Saved } from './history.ts';

const DONE: Answer = {
  id: 'a-1',
  conversation_id: 'c',
  status: 'answered',
  mode: 'extractive',
  answer: '七日内可以退货。',
  segments: [],
  citations: [],
  suggestions: ['运费谁付？'],
  confidence: 0.9,
  timings_ms: { retrieve: 1, compose: 1, total: 2 },
};
const whole: Progress = { text: DONE.answer, citations: [], reconnecting: false, answer: DONE };
const part: Progress = { text: '七日', citations: [], reconnecting: false };

function memoryHistory(saved: Saved = NOTHING): History & { changed: () => void } {
  let kept = saved;
  const history = {
    read: () => kept,
    write(next: Saved) {
      kept = next;
    },
    watch(callback: () => void) {
      history.changed = callback;
      return () => {};
    },
    changed: () => {},
  };
  return history;
}

type Script = (signal: AbortSignal) => AsyncIterable<Progress>;
const answering: Script = async function* () {
  yield part;
  yield whole;
};
const hanging: Script = async function* (signal) {
  yield part;
  await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
};

let happenings: Happening[];
let asked: unknown[];
let feedback: unknown[];
let count = 0;

function chatOver(script: Script, history: History = memoryHistory(), welcome?: Api['welcome']): Chat {
  return createChat({
    ask(request, signal) {
      asked.push(request);
      return script(signal);
    },
    api: {
      welcome: welcome ?? (async () => ({ starters: ['几天内可以退货'], handoff_contact: '400-000-0000' })),
      document: () => Promise.reject(new Error('not asked for')),
      feedback: async (opinion) => void feedback.push(opinion),
    },
    history,
    newId: () => `id-${++count}`,
    clock: () => ++count,
    happened: (happening) => void happenings.push(happening),
  });
}

const settled = (chat: Chat) => vi.waitFor(() => expect(chat.get().asking).toBe(false));

beforeEach(() => {
  [happenings, asked, feedback] = [[], [], []];
});
afterEach(() => void vi.restoreAllMocks());

describe('a conversation', () => {
  it('asks, keeps the answer, and goes on under one id', async () => {
    const history = memoryHistory();
    const chat = chatOver(answering, history);
    expect(chat.ask('  几天内可以退货  ')).toBe(true);
    expect(chat.ask('再问')).toBe(false);
    await settled(chat);
    expect(chat.get().turns).toMatchObject([{ question: '几天内可以退货', phase: 'done', text: DONE.answer }]);
    expect(history.read().turns).toEqual(chat.get().turns);
    chat.ask('那运费呢');
    await settled(chat);
    const ids = asked.map((request) => (request as { conversation_id: string }).conversation_id);
    expect(ids[0]).toBe(ids[1]);
    expect(happenings.map(({ type }) => type)).toEqual(['question', 'answer', 'question', 'answer']);
    expect(chat.ask(' \n')).toBe(false);
  });

  it('keeps what was said when it is stopped, and puts the question again in its place', async () => {
    let script = hanging;
    const chat = chatOver((signal) => script(signal));
    chat.ask('几天内可以退货');
    await vi.waitFor(() => expect(chat.get().turns[0]?.text).toBe('七日'));
    chat.stop();
    await settled(chat);
    expect(chat.get().turns).toMatchObject([{ phase: 'stopped', text: '七日' }]);
    script = answering;
    chat.retry(chat.get().turns[0]?.id ?? '');
    await settled(chat);
    expect(chat.get().turns).toMatchObject([{ phase: 'done', text: DONE.answer }]);
  });

  it('says what went wrong', async () => {
    const chat = chatOver(async function* () {
      yield part;
      throw new AskFailed('busy', { detail: '请稍后再试。' });
    });
    chat.ask('几天内可以退货');
    await settled(chat);
    const failure = { kind: 'busy', detail: '请稍后再试。' };
    expect(chat.get().turns).toMatchObject([{ phase: 'failed', text: '七日', failure }]);
    expect(happenings.at(-1)).toMatchObject({ type: 'failure', failure });
  });

  it('that is cleared while it is asked leaves nothing behind', async () => {
    const history = memoryHistory();
    const chat = chatOver(hanging, history);
    chat.ask('几天内可以退货');
    await vi.waitFor(() => expect(chat.get().turns[0]?.text).toBe('七日'));
    chat.clear();
    await settled(chat);
    expect(chat.get().turns).toEqual([]);
    expect(history.read()).toMatchObject({ conversation: null, turns: [] });
  });

  it('whose page went away in the middle of an answer can be taken up again', async () => {
    const history = memoryHistory();
    const chat = chatOver(hanging, history);
    chat.ask('几天内可以退货');
    expect(chatOver(answering, history).get().turns).toMatchObject([
      { phase: 'failed', failure: { kind: 'interrupted' } },
    ]);
    chat.stop();
    await settled(chat);
  });

  it('passes opinions on, and remembers them', async () => {
    const chat = chatOver(answering);
    chat.ask('几天内可以退货');
    await settled(chat);
    chat.rate(chat.get().turns[0]?.id ?? '', { rating: 'down', reason: '不够完整' });
    const [first] = asked as { conversation_id: string }[];
    const conversation_id = first?.conversation_id;
    expect(feedback).toEqual([{ message_id: 'a-1', conversation_id, rating: 'down', reason: '不够完整' }]);
    expect(chat.get().turns[0]?.rating).toBe('down');
  });

  it('knows how to reach a person after the server is gone', async () => {
    const history = memoryHistory();
    const first = chatOver(answering, history);
    first.prepare();
    await vi.waitFor(() => expect(first.get().contact).toBe('400-000-0000'));
    expect(first.get().starters).toEqual(['几天内可以退货']);
    const later = chatOver(answering, history, () => Promise.reject(new Error('down')));
    later.prepare();
    expect(later.get().contact).toBe('400-000-0000');
  });

  it('takes over what another tab did', async () => {
    const history = memoryHistory();
    const [here, there] = [chatOver(answering, history), chatOver(answering, history)];
    const fromThere = history.changed;
    there.ask('几天内可以退货');
    await settled(there);
    fromThere();
    // The last to watch is told; the first one reads when it saves.
    here.ask('那运费呢');
    await settled(here);
    expect(here.get().turns).toHaveLength(2);
  });
});

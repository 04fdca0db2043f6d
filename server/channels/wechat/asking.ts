import type { Serving } from '../../../core/answer/serving.ts';
import type { Answer, ChatRequest } from '../../../core/contract/chat.ts';
import type { AnswerEvent } from '../../../core/contract/events.ts';
import type { Timer } from '../../../core/resilience/timer.ts';
import { within } from '../../../core/resilience/within.ts';
import type { Admission } from '../../admission.ts';
import type { Knowledge } from '../../knowledge.ts';
import { Rejection } from '../../problem.ts';

/** One question at work: what the documents say, which is soon known, and the answer in the end. */
export type Asking = { quoted: Promise<Answer>; final: Promise<Answer> };

/** Asks the assistant. Both promises reject with a Rejection where it cannot be asked, or with what went wrong. */
export type Ask = (message: string, conversationId: string) => Asking;

/** A model gives up before; this is for what does not even do that. */
const FINAL_WITHIN_MS = 20_000;

type Parts = { knowledge: Knowledge; admission: Admission; timer: Timer };

export function createAsk(parts: Parts): Ask {
  return (message, conversationId) => {
    let tell: (answer: Answer) => void = () => undefined;
    const told = new Promise<Answer>((resolve) => {
      tell = resolve;
    });
    const final = atWork(parts, ({ assistant }, signal) =>
      assistant.answer(requestOf(message, conversationId), { signal, onQuoted: tell }),
    );
    const quoted = Promise.race([told, final]);
    // Whoever awaits them is told; until somebody does, a failure must not end the process.
    final.catch(() => undefined);
    quoted.catch(() => undefined);
    return { quoted, final };
  };
}

/** The same as it comes. Rejects as `Ask` does. */
export const createAskAloud =
  (parts: Parts) =>
  (message: string, conversationId: string, hear: (event: AnswerEvent) => Promise<void>): Promise<void> =>
    atWork(parts, async ({ assistant }, signal) => {
      for await (const event of assistant.ask(requestOf(message, conversationId), { signal })) await hear(event);
    });

const requestOf = (message: string, conversation_id: string): ChatRequest => ({
  message,
  conversation_id,
  mode: 'generative',
});

async function atWork<T>(
  { knowledge, admission, timer }: Parts,
  work: (serving: Serving, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const serving = knowledge.current();
  if (serving === null) throw new Rejection('not_ready');
  // Nobody leaves: who delivered the message may come again for the answer.
  const outer = new AbortController();
  const { signal, leave } = admission.enter(outer.signal);
  try {
    return await within(work(serving, signal), FINAL_WITHIN_MS, timer, () => new Rejection('internal'));
  } finally {
    outer.abort();
    leave();
  }
}

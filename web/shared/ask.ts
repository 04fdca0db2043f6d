import type { Answer, ChatRequest, Citation } from '../../core/contract/chat.ts';
import { type AskingOptions, answerEvents } from './answer-events.ts';
import { AskFailed } from './ask-failed.ts';
import { pause } from './pause.ts';

/** An answer as far as it is known. Each takes the place of the one before, so nothing can be shown twice. */
export type Progress = {
  text: string;
  citations: readonly Citation[];
  /** The connection broke, and the question is being put again. */
  reconnecting: boolean;
  /** Present in the last one. */
  answer?: Answer;
};

/** How long to wait before each further attempt. */
const PAUSES = [500, 1500];
const LONGEST_PAUSE = 5000;

/**
 * Puts a question and yields its answer as it grows. A broken connection is mended by putting the same question of the
 * same conversation again: text that was shown stays until the new attempt has caught up with it, or differs.
 * Throws AskFailed once the attempts are used up, or the signal's reason.
 */
export async function* ask(request: ChatRequest, options: AskingOptions): AsyncGenerator<Progress> {
  const { signal } = options;
  let shown: Progress = { text: '', citations: [], reconnecting: false };
  for (let attempt = 0; ; attempt++) {
    try {
      for await (const progress of attemptOf(request, options)) {
        shown = resumed(shown, progress);
        yield shown;
      }
      return;
    } catch (error) {
      const wait = PAUSES[attempt];
      if (!(error instanceof AskFailed) || error.kind === 'rejected' || wait === undefined) throw error;
      shown = { ...shown, reconnecting: true };
      yield shown;
      await pause(Math.min(error.retryAfterMs ?? wait, LONGEST_PAUSE), signal);
    }
  }
}

/** What to show when a new attempt has come as far as `next` while `shown` is on the screen. */
export function resumed(shown: Progress, next: Progress): Progress {
  const behind = next.answer === undefined && shown.text.startsWith(next.text);
  return behind ? { ...next, text: shown.text, citations: shown.citations } : next;
}

async function* attemptOf(request: ChatRequest, options: AskingOptions): AsyncGenerator<Progress> {
  let progress: Progress = { text: '', citations: [], reconnecting: false };
  for await (const event of answerEvents(request, options)) {
    if (event.type === 'text-delta') progress = { ...progress, text: progress.text + event.text };
    if (event.type === 'citation') progress = { ...progress, citations: [...progress.citations, event.citation] };
    if (event.type === 'done') {
      const { answer } = event;
      progress = { text: answer.answer, citations: answer.citations, reconnecting: false, answer };
    }
    yield progress;
  }
}

import type { Context } from 'hono';
import type { Serving } from '../../core/answer/serving.ts';
import type { Admission } from '../admission.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Log } from '../log.ts';
import { Rejection, toProblem } from '../problem.ts';

export type AskingDeps = { knowledge: Knowledge; admission: Admission; log: Log };

/** One question that is being answered, through whichever way in it came. */
export type QuestionAtWork = {
  serving: Serving;
  /** Aborts with a Rejection when the client leaves or the server stops. */
  signal: AbortSignal;
  /** To be called once. */
  leave(): void;
  /** The same for a stream, which says in a line of its own how it ended. */
  ended(error?: unknown): void;
};

/** Throws Rejection `not_ready`, `overloaded` or `shutting_down`. `channel` names the way in for the log. */
export function beginQuestion({ knowledge, admission, log }: AskingDeps, c: Context, channel: string): QuestionAtWork {
  const serving = knowledge.current();
  if (serving === null) throw new Rejection('not_ready');
  const begun = performance.now();
  const { signal, leave } = admission.enter(c.req.raw.signal);
  return {
    serving,
    signal,
    leave,
    ended(error) {
      leave();
      const outcome = error === undefined ? 'done' : toProblem(error).code;
      const entry = { request: c.get('requestId'), outcome, ms: Math.round(performance.now() - begun) };
      if (outcome === 'internal') log.error({ ...entry, err: error }, channel);
      else log.info(entry, channel);
    },
  };
}

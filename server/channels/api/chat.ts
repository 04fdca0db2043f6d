import type { Context, Handler } from 'hono';
import { ChatRequest } from '../../../core/contract/chat.ts';
import type { Admission } from '../../admission.ts';
import { jsonResponse } from '../../json.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Log } from '../../log.ts';
import { Rejection, toProblem } from '../../problem.ts';
import { notBlank, readBody } from './body.ts';
import { eventStream, SSE_HEADERS } from './sse.ts';

type Deps = { knowledge: Knowledge; admission: Admission; log: Log; heartbeatMs: number };

const Body = ChatRequest.refine(({ message }) => notBlank(message), { path: ['message'], message: '不能只有空白' });

/** `POST /api/chat`: one JSON answer, or its events as they come. The assistant does the rest. */
export function chat({ knowledge, admission, log, heartbeatMs }: Deps): Handler {
  return async (c) => {
    const request = await readBody(c, Body);
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');

    const begun = performance.now();
    const work = admission.enter(c.req.raw.signal);
    const onEnd = (error?: unknown) => {
      work.leave();
      const outcome = error === undefined ? 'done' : toProblem(error).code;
      const entry = { request: c.get('requestId'), outcome, ms: Math.round(performance.now() - begun) };
      if (outcome === 'internal') log.error({ ...entry, err: error }, 'chat');
      else log.info(entry, 'chat');
    };

    const { signal } = work;
    if (wantsStream(c, request)) {
      const events = serving.assistant.ask(request, { signal });
      return c.body(eventStream(events, { signal, heartbeatMs, onEnd }), 200, SSE_HEADERS);
    }
    try {
      return jsonResponse(await unlessAborted(serving.assistant.answer(request, { signal }), signal));
    } finally {
      work.leave();
    }
  };
}

const wantsStream = (c: Context, { stream }: ChatRequest): boolean =>
  stream ?? c.req.header('accept')?.includes('text/event-stream') ?? false;

/** Settles with the promise or, when that comes first, rejects with the signal's reason. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

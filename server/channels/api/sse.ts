import type { AnswerEvent } from '../../../core/contract/events.ts';
import { wellFormedJson } from '../../json.ts';
import { Rejection, toProblem } from '../../problem.ts';

export const SSE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // nginx would otherwise hold the answer back until it is whole.
  'x-accel-buffering': 'no',
};

type Options = {
  /** Ends the stream with its reason as an `error` event. */
  signal: AbortSignal;
  heartbeatMs: number;
  /** Called once: without an error after `done`, with Rejection `client_closed` where the reader left. */
  onEnd: (error?: unknown) => void;
};

/**
 * Answer events as server-sent events (WHATWG HTML §9.2). The reader pulls, so a slow one slows the assistant rather
 * than filling memory; a comment every `heartbeatMs` keeps proxies from closing a quiet connection.
 */
export function eventStream(
  events: AsyncIterable<AnswerEvent>,
  { signal, heartbeatMs, onEnd }: Options,
): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  let ended = false;
  let complete = false;
  let release = (): void => {};

  function end(error?: unknown): void {
    ended = true;
    release();
    // A source that was left half-way is told so; whether it minds is of no consequence.
    if (error !== undefined) void iterator.return?.().catch(() => {});
    onEnd(error);
  }

  function fail(controller: Controller, error: unknown): void {
    if (ended) return;
    controller.enqueue(encode(frame('error', toProblem(error))));
    controller.close();
    end(error);
  }

  return new ReadableStream<Uint8Array>({
    start(controller) {
      const onAbort = () => fail(controller, signal.reason);
      const heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encode(': heartbeat\n\n'));
      }, heartbeatMs);
      release = () => {
        clearInterval(heartbeat);
        signal.removeEventListener('abort', onAbort);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
    },
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (ended) return;
        if (next.done && !complete) throw new Error('The assistant ended without an answer.');
        if (next.done) {
          controller.close();
          return end();
        }
        complete = next.value.type === 'done';
        controller.enqueue(encode(eventFrame(next.value)));
      } catch (error) {
        fail(controller, error);
      }
    },
    cancel() {
      if (!ended) end(new Rejection('client_closed'));
    },
  });
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

function eventFrame(event: AnswerEvent): string {
  switch (event.type) {
    case 'sources':
      return frame('sources', { sources: event.sources });
    case 'text-delta':
      return frame('text-delta', { text: event.text });
    case 'citation':
      return frame('citation', event.citation);
    case 'done':
      return frame('done', event.answer);
  }
}

/** JSON has no raw line break, so one `data` line always suffices. */
const frame = (event: string, data: unknown): string => `event: ${event}\ndata: ${wellFormedJson(data)}\n\n`;

import { Rejection } from '../problem.ts';

export const SSE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // nginx would otherwise hold the answer back until it is whole.
  'x-accel-buffering': 'no',
};

export type FrameStreamOptions = {
  /** Ends the stream with what `errorFrame` makes of its reason. */
  signal: AbortSignal;
  heartbeatMs: number;
  /** Called once: without an error at the end, with Rejection `client_closed` where the reader left. */
  onEnd: (error?: unknown) => void;
  /** The last frame of a stream that fails. */
  errorFrame: (error: unknown) => string;
};

/**
 * Frames of server-sent events (WHATWG HTML §9.2) as bytes. The reader pulls, so a slow one slows the assistant rather
 * than filling memory; a comment every `heartbeatMs` keeps proxies from closing a quiet connection.
 */
export function frameStream(
  frames: AsyncIterable<string>,
  { signal, heartbeatMs, onEnd, errorFrame }: FrameStreamOptions,
): ReadableStream<Uint8Array> {
  const iterator = frames[Symbol.asyncIterator]();
  let ended = false;
  let release = (): void => {};

  function end(error?: unknown): void {
    ended = true;
    release();
    // A source that was left half-way is told so; whether it minds is of no consequence.
    if (error !== undefined) void iterator.return?.().catch(() => {});
    onEnd(error);
  }

  function fail(controller: ReadableStreamDefaultController<Uint8Array>, error: unknown): void {
    if (ended) return;
    controller.enqueue(encode(errorFrame(error)));
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
        if (next.done) {
          controller.close();
          return end();
        }
        controller.enqueue(encode(next.value));
      } catch (error) {
        fail(controller, error);
      }
    },
    cancel() {
      if (!ended) end(new Rejection('client_closed'));
    },
  });
}

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

import type { Timer } from './timer.ts';

/**
 * Bounds on a stream, in milliseconds:
 *
 *   open ──── first ────► item ─ idle ─► item ─ idle ─► item
 *   └──────────────────── total ─────────────────────────────┘
 *
 * The stream is opened with a signal that is aborted as soon as nobody wants it any more: a bound is passed, the reader
 * leaves, or `outer` is aborted. Whatever the stream does with that, the reader is free at once.
 */
export type Deadlines = { firstMs: number; idleMs: number; totalMs: number };

/** Which bound was passed. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
  readonly bound: 'first' | 'idle' | 'total';
  constructor(bound: 'first' | 'idle' | 'total') {
    super(`Nothing came within the ${bound} deadline.`);
    this.bound = bound;
  }
}

/** The stream's items. Throws DeadlinePassed, or `outer`'s reason when that is aborted. */
export async function* withDeadlines<T>(
  open: (signal: AbortSignal) => AsyncIterable<T>,
  { firstMs, idleMs, totalMs }: Deadlines,
  timer: Timer,
  outer?: AbortSignal,
): AsyncGenerator<T, void, void> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const onAbort = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', onAbort, { once: true });
  const end = timer.now() + totalMs;
  const iterator = open(controller.signal)[Symbol.asyncIterator]();
  let bound: 'first' | 'idle' = 'first';
  try {
    for (;;) {
      const left = end - timer.now();
      const wait = bound === 'first' ? firstMs : idleMs;
      const passed = new DeadlinePassed(left <= wait ? 'total' : bound);
      const item = await before(iterator.next(), Math.min(wait, left), passed, timer, controller.signal);
      if (item.done) return;
      yield item.value;
      bound = 'idle';
    }
  } finally {
    outer?.removeEventListener('abort', onAbort);
    controller.abort();
    // A stream that hangs would never settle this; it has been told, and is not waited for.
    iterator.return?.().catch(() => undefined);
  }
}

/** Settles with the promise, or rejects with `passed` after `ms`, or with the signal's reason. */
function before<T>(
  promise: Promise<T>,
  ms: number,
  passed: DeadlinePassed,
  timer: Timer,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => settle(() => reject(signal.reason));
    const cancel = timer.after(Math.max(0, ms), () => settle(() => reject(passed)));
    const settle = (outcome: () => void) => {
      cancel();
      signal.removeEventListener('abort', onAbort);
      outcome();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    promise.then(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    );
  });
}

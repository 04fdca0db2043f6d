import { pause } from './pause.ts';
import type { Timer } from './timer.ts';

/** Opens a stream again, once, when the first try fails before anything came out of it. */
export type Retry = {
  timer: Timer;
  /** Uniform in 0..1. */
  random: () => number;
  /** Milliseconds that the failure itself asks to wait; 0 when it does not say; `null` when trying again is no use. */
  retryAfter: (error: unknown) => number | null;
};

/** So that callers who failed together do not come back together. */
const JITTER = { least: 100, spread: 200 };
/** Who must be waited for longer than this is not waited for. */
const LONGEST = 1000;

export async function* retryOnce<T>(
  open: () => AsyncIterable<T>,
  { timer, random, retryAfter }: Retry,
  signal: AbortSignal,
): AsyncGenerator<T, void, void> {
  let begun = false;
  try {
    for await (const item of open()) {
      begun = true;
      yield item;
    }
    return;
  } catch (error) {
    const asked = begun || signal.aborted ? null : retryAfter(error);
    if (asked === null || asked > LONGEST) throw error;
    await pause(Math.max(asked, JITTER.least) + random() * JITTER.spread, timer, signal);
  }
  yield* open();
}

import type { Deadlines } from '../../resilience/deadlines.ts';

/**
 * How long a model is waited for, in milliseconds. The quoted answer is ready all the while:
 *
 *   auto         a visitor who did not ask for a model sees the quoted answer when it has not begun within 1.5 s
 *   generative   who asked for one waits longer for it to begin
 *
 * Both give up 5 s after it fell silent, and 8 s after the start or when the caller has to answer.
 */
export function patienceFor(mode: 'auto' | 'generative', withinMs = Number.POSITIVE_INFINITY): Deadlines {
  const totalMs = Math.max(0, Math.min(8000, withinMs));
  return { firstMs: mode === 'auto' ? 1500 : 5000, idleMs: 5000, totalMs };
}

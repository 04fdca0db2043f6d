/**
 * Keeps callers away from what is broken (Nygard, "Release It!", 2007).
 *
 *             `failures` within `windowMs`
 *   closed ────────────────────────────────► open
 *     ▲                                      │  openMs
 *     │ the probe succeeds                   ▼
 *     └───────────────────────────────── half-open ──► open again when the probe fails
 *
 * Half-open lets one caller through, the probe; the others are still kept away.
 */
export type CircuitBreaker = {
  /** Leave to call, or `null`. */
  enter(): Attempt | null;
  state(): BreakerState;
};

export type BreakerState = 'closed' | 'open' | 'half-open';

/** One call. The first of the three counts; `leave` says that nothing was learnt. */
export type Attempt = { succeed(): void; fail(): void; leave(): void };

export type BreakerLimits = { failures: number; windowMs: number; openMs: number };

export function createCircuitBreaker({ failures, windowMs, openMs }: BreakerLimits, now: () => number): CircuitBreaker {
  let recent: number[] = [];
  let openUntil: number | null = null;
  let probing = false;

  function attempt(probe: boolean): Attempt {
    let settled = false;
    const once = (outcome: () => void) => () => {
      if (settled) return;
      settled = true;
      if (probe) probing = false;
      outcome();
    };
    return {
      succeed: once(() => {
        recent = [];
        openUntil = null;
      }),
      fail: once(() => {
        recent = [...recent.filter((time) => time > now() - windowMs), now()];
        if (probe || recent.length >= failures) openUntil = now() + openMs;
      }),
      leave: once(() => undefined),
    };
  }

  return {
    enter() {
      if (openUntil === null) return attempt(false);
      if (now() < openUntil || probing) return null;
      probing = true;
      return attempt(true);
    },
    state: () => (openUntil === null ? 'closed' : now() < openUntil ? 'open' : 'half-open'),
  };
}

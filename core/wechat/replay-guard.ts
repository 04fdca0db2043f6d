/**
 * Whether a signed request is new enough, and not one that somebody else sent before with another body: a signature without
 * encryption covers the stamp alone, so whoever has seen one could sign anything with it.
 *
 *   |now − timestamp| ≤ 300 s, and for a stamp that was seen in that time the same body     → fresh
 *
 * The same stamp with the same body is the platform trying again.
 */
export type ReplayGuard = {
  /** `stamp` and `body` are compared only; `timestamp` and `now` are in seconds. */
  check(request: { timestamp: string; stamp: string; body: string }, now: number): 'fresh' | 'stale' | 'forged';
};

const WINDOW = 300;
const REMEMBERED = 100_000;

export function createReplayGuard(limit: number = REMEMBERED): ReplayGuard {
  const bodies = new Map<string, { body: string; at: number }>();

  function forget(now: number): void {
    for (const [stamp, { at }] of bodies) {
      if (at + 2 * WINDOW >= now && bodies.size < limit) return;
      bodies.delete(stamp);
    }
  }

  return {
    check({ timestamp, stamp, body }, now) {
      if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW) return 'stale';
      const seen = bodies.get(stamp);
      if (seen !== undefined) return seen.body === body ? 'fresh' : 'forged';
      forget(now);
      bodies.set(stamp, { body, at: now });
      return 'fresh';
    },
  };
}

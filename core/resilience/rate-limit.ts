/**
 * How often each of many may come: a token bucket (Turner, "New directions in communications", 1986) for each. A bucket holds
 * `burst` and fills by `perMinute`; who finds it empty is turned away.
 *
 *   level(t) = min(burst, level(t₀) + (t − t₀) · perMinute / 60,000)
 *
 * At most `remembered` buckets are kept. The one that was used longest ago goes first: it is the fullest, or nearly.
 */
export type RateLimit = {
  /** Whether `key` may come now; if so, it has. */
  take(key: string): boolean;
};

export type RateLimits = { burst: number; perMinute: number; remembered: number };

export function createRateLimit({ burst, perMinute, remembered }: RateLimits, now: () => number): RateLimit {
  const buckets = new Map<string, { level: number; at: number }>();
  return {
    take(key) {
      const at = now();
      const before = buckets.get(key) ?? { level: burst, at };
      const filled = Math.max(0, at - before.at) * (perMinute / 60_000);
      const level = Math.min(burst, before.level + filled);
      const may = level >= 1;
      // Set anew, so that the first of the map is always the one that was used longest ago.
      buckets.delete(key);
      buckets.set(key, { level: may ? level - 1 : level, at });
      const [oldest] = buckets.keys();
      if (buckets.size > remembered && oldest !== undefined) buckets.delete(oldest);
      return may;
    },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualTimer } from '../testing/manual-timer.ts';
import { createRateLimit } from './rate-limit.ts';

const LIMITS = { burst: 3, perMinute: 6, remembered: 100 };

describe('a rate limit', () => {
  it('lets a burst through, then one each time the bucket has filled by one', async () => {
    const timer = createManualTimer();
    const limit = createRateLimit(LIMITS, timer.now);
    const come = () => [1, 2, 3, 4].map(() => limit.take('a'));
    expect(come()).toEqual([true, true, true, false]);
    await timer.pass(9_999);
    expect(limit.take('a')).toBe(false);
    await timer.pass(2);
    expect([limit.take('a'), limit.take('a')]).toEqual([true, false]);
    await timer.pass(3_600_000);
    expect(come()).toEqual([true, true, true, false]);
  });

  it('counts each by itself', () => {
    const limit = createRateLimit(LIMITS, () => 0);
    for (let n = 0; n < 3; n++) limit.take('a');
    expect([limit.take('a'), limit.take('b')]).toEqual([false, true]);
  });

  it('forgets who came longest ago, and nobody who came lately', () => {
    const limit = createRateLimit({ ...LIMITS, remembered: 2 }, () => 0);
    for (const key of ['a', 'a', 'a', 'b', 'b', 'b', 'a']) limit.take(key);
    limit.take('c');
    expect([limit.take('a'), limit.take('b')]).toEqual([false, true]);
  });

  it('never lets more through than the burst and what has flowed in, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50_000, max: 50_000 }), { maxLength: 80 }), (steps) => {
        let now = 0;
        let flowed = 0;
        let through = 0;
        const limit = createRateLimit(LIMITS, () => now);
        for (const step of steps) {
          now += step;
          flowed += Math.max(0, step) * (LIMITS.perMinute / 60_000);
          if (limit.take('a')) through += 1;
        }
        expect(through).toBeLessThanOrEqual(LIMITS.burst + flowed + 1e-6);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { createManualTimer } from '../testing/manual-timer.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';
import { withDeadlines } from './deadlines.ts';
import { retryOnce } from './retry.ts';

const DEADLINES = { firstMs: 100, idleMs: 50, totalMs: 300 };
const never = () => new Promise<never>(() => undefined);

/** Reads to the end, or to the error, without being waited for. */
function reading<T>(items: AsyncIterable<T>) {
  const read: T[] = [];
  const outcome: { ended: boolean; error: unknown } = { ended: false, error: undefined };
  void (async () => {
    try {
      for await (const item of items) read.push(item);
    } catch (error) {
      outcome.error = error;
    }
    outcome.ended = true;
  })();
  return { read, outcome };
}

describe('deadlines', () => {
  it.each([
    ['first', [], 100],
    ['idle', [10], 60],
    ['total', [40, 40, 40, 40, 40, 40, 40], 300],
  ] as const)('the %s deadline ends a stream that hangs, and tells it', async (bound, gaps, at) => {
    const timer = createManualTimer();
    let told: AbortSignal | undefined;
    const items = withDeadlines(
      async function* (signal) {
        told = signal;
        for (const gap of gaps) {
          await new Promise<void>((resolve) => timer.after(gap, resolve));
          yield gap;
        }
        await never();
      },
      DEADLINES,
      timer,
    );
    const { outcome } = reading(items);
    await timer.pass(at - 1);
    expect(outcome.ended).toBe(false);
    await timer.pass(1);
    expect(outcome.error).toMatchObject({ name: 'DeadlinePassed', bound });
    expect(told?.aborted).toBe(true);
  });

  it('a stream that ends in time leaves no timer behind', async () => {
    const timer = createManualTimer();
    const { read, outcome } = reading(
      withDeadlines(
        async function* () {
          yield 1;
          yield 2;
        },
        DEADLINES,
        timer,
      ),
    );
    await timer.pass(0);
    expect(read).toEqual([1, 2]);
    expect(outcome.error).toBeUndefined();
    expect(timer.pending).toBe(0);
  });

  it('an abort frees the reader at once, even of a stream that ignores it', async () => {
    const timer = createManualTimer();
    const visitor = new AbortController();
    const { outcome } = reading(
      withDeadlines(() => ({ [Symbol.asyncIterator]: () => ({ next: never }) }), DEADLINES, timer, visitor.signal),
    );
    await timer.pass(1);
    visitor.abort(new Error('gone'));
    await timer.pass(0);
    expect(outcome.error).toMatchObject({ message: 'gone' });
    expect(timer.pending).toBe(0);
  });
});

describe('one retry', () => {
  const signal = new AbortController().signal;
  const run = (tries: (readonly (string | Error)[])[], asked: number | null, timer = createManualTimer()) => {
    let opened = 0;
    const open = async function* () {
      for (const item of tries[opened++] ?? []) {
        if (item instanceof Error) throw item;
        yield item;
      }
    };
    const items = retryOnce(open, { timer, random: () => 0.5, retryAfter: () => asked }, signal);
    return { ...reading(items), timer, opened: () => opened };
  };
  const down = new Error('down');

  it('comes after a pause with jitter', async () => {
    const { timer, opened, read } = run([[down], ['a', 'b']], 0);
    await timer.pass(199);
    expect(opened()).toBe(1);
    await timer.pass(1);
    expect(read).toEqual(['a', 'b']);
  });

  it.each([
    ['there are not two', [[down], [down], ['a']], 0, 2],
    ['none after something came out', [['a', down], ['b']], 0, 1],
    ['none where it is no use', [[down], ['a']], null, 1],
    ['none where it must wait too long', [[down], ['a']], 5000, 1],
  ] as const)('%s', async (_, tries, asked, times) => {
    const { timer, opened, outcome } = run([...tries], asked);
    await timer.pass(10_000);
    expect(opened()).toBe(times);
    expect(outcome.error).toBe(down);
  });

  it('waits as long as it is asked to', async () => {
    const { timer, opened } = run([[down], ['a']], 900);
    await timer.pass(999);
    expect(opened()).toBe(1);
    await timer.pass(1);
    expect(opened()).toBe(2);
  });
});

describe('a circuit breaker', () => {
  const limits = { failures: 5, windowMs: 30_000, openMs: 30_000 };
  const failing = (times: number) => {
    const timer = createManualTimer();
    const breaker = createCircuitBreaker(limits, timer.now);
    for (let i = 0; i < times; i++) breaker.enter()?.fail();
    return { timer, breaker };
  };

  it('opens at the fifth failure in thirty seconds', () => {
    expect(failing(4).breaker.enter()).not.toBeNull();
    expect(failing(5).breaker.enter()).toBeNull();
  });

  it('forgets failures that are long past, and all of them after a success', async () => {
    const { timer, breaker } = failing(4);
    await timer.pass(30_001);
    breaker.enter()?.fail();
    expect(breaker.enter()).not.toBeNull();

    const other = failing(4).breaker;
    other.enter()?.succeed();
    other.enter()?.fail();
    expect(other.enter()).not.toBeNull();
  });

  it('lets one probe through after thirty seconds, and closes when it succeeds', async () => {
    const { timer, breaker } = failing(5);
    await timer.pass(30_000);
    const probe = breaker.enter();
    expect(breaker.enter()).toBeNull();
    probe?.succeed();
    expect(breaker.enter()).not.toBeNull();
  });

  it('says where it stands', async () => {
    const { timer, breaker } = failing(4);
    expect(breaker.state()).toBe('closed');
    breaker.enter()?.fail();
    expect(breaker.state()).toBe('open');
    await timer.pass(30_000);
    expect(breaker.state()).toBe('half-open');
    breaker.enter()?.succeed();
    expect(breaker.state()).toBe('closed');
  });

  it('opens again when the probe fails, and gives the probe to another when it learnt nothing', async () => {
    const { timer, breaker } = failing(5);
    await timer.pass(30_000);
    breaker.enter()?.leave();
    breaker.enter()?.fail();
    expect(breaker.enter()).toBeNull();
    await timer.pass(30_000);
    expect(breaker.enter()).not.toBeNull();
  });
});

describe('a concurrency limit', () => {
  it('has so many places, and gets each back once', () => {
    const limit = createConcurrencyLimit(2);
    const first = limit.enter();
    limit.enter();
    expect(limit.enter()).toBeNull();
    first?.();
    first?.();
    expect(limit.enter()).not.toBeNull();
    expect(limit.enter()).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { createManualTimer } from '../testing/manual-timer.ts';
import { createWorkLoop } from './work-loop.ts';

function scene(lots: number[] = []) {
  const timer = createManualTimer();
  const done: number[] = [];
  const failures: unknown[] = [];
  const loop = createWorkLoop({
    async work() {
      const lot = lots.shift();
      if (lot === undefined) return false;
      if (lot < 0) throw new Error('no such lot');
      done.push(lot);
      return true;
    },
    lookMs: 1_000,
    timer,
    onFailed: (error) => failures.push(error),
  });
  const settled = () => timer.pass(0);
  return { loop, lots, done, failures, timer, settled };
}

describe('a work loop', () => {
  it('takes up what there is, and looks again after a while or when it is woken', async () => {
    const { loop, lots, done, timer, settled } = scene([1, 2]);
    loop.start();
    await settled();
    expect(done).toEqual([1, 2]);
    lots.push(3);
    await settled();
    expect(done).toEqual([1, 2]);
    await timer.pass(1_000);
    expect(done).toEqual([1, 2, 3]);
    lots.push(4);
    loop.wake();
    await settled();
    expect(done).toEqual([1, 2, 3, 4]);
    await loop.stop();
  });

  it('ends with what it is doing, waiting or not, and takes up nothing after that', async () => {
    const { loop, lots, done, settled } = scene([1]);
    loop.start();
    await settled();
    await loop.stop();
    lots.push(2);
    loop.wake();
    await settled();
    expect(done).toEqual([1]);
  });

  it('says that work has failed, and ends', async () => {
    const { loop, done, failures, settled } = scene([1, -1, 2]);
    loop.start();
    await settled();
    expect(done).toEqual([1]);
    expect(failures).toEqual([new Error('no such lot')]);
    await loop.stop();
  });
});

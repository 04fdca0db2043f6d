import type { Timer } from '../resilience/timer.ts';

/** Real time that runs so many times as fast, for tests in which a real server is waited for. */
export const createFastTimer = (times: number): Timer => ({
  now: () => performance.now() * times,
  after(ms, run) {
    const timeout = setTimeout(run, ms / times);
    return () => clearTimeout(timeout);
  },
});

import type { Timer } from '../resilience/timer.ts';

/** The process's own time. */
export const realTimer: Timer = {
  now: () => performance.now(),
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return () => clearTimeout(timeout);
  },
};

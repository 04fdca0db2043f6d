import type { Timer } from '../resilience/timer.ts';

export type ManualTimer = Timer & {
  /** Lets `ms` pass; everything due runs in order, and what awaits it gets its turn. */
  pass(ms: number): Promise<void>;
  /** How many are still waiting. */
  readonly pending: number;
};

/** Time that stands still until it is told to pass. */
export function createManualTimer(): ManualTimer {
  let time = 0;
  const waiting = new Set<{ at: number; run: () => void }>();

  function nextDue(end: number) {
    const due = [...waiting].filter(({ at }) => at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }

  return {
    now: () => time,
    after(ms, run) {
      const entry = { at: time + ms, run };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    async pass(ms) {
      const end = time + ms;
      await settle();
      for (let due = nextDue(end); due; due = nextDue(end)) {
        waiting.delete(due);
        time = due.at;
        due.run();
        await settle();
      }
      time = end;
    },
    get pending() {
      return waiting.size;
    },
  };
}

/** Until every promise that can settle has. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

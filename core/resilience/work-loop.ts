import type { Timer } from './timer.ts';

/** Takes up work as long as there is any, then waits until it is woken or it is time to look again. */
export type WorkLoop = {
  start(): void;
  /** There may be work now. */
  wake(): void;
  /** Ends with the work that is being done. */
  stop(): Promise<void>;
};

type Parts = {
  /** Takes up what there is; whether there was anything. */
  work: () => Promise<boolean>;
  /** Others put work there too, and do not wake this loop. */
  lookMs: number;
  timer: Timer;
  /** Told when work has failed, which ends the loop. */
  onFailed: (error: unknown) => void;
};

export function createWorkLoop({ work, lookMs, timer, onFailed }: Parts): WorkLoop {
  let stopped = false;
  let wake = (): void => undefined;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopped) if (!(await work())) await sleep();
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timer.after(lookMs, resolve);
      wake = () => {
        cancel();
        resolve();
      };
      if (stopped) wake();
    });
  }

  return {
    start() {
      running = run().catch(onFailed);
    },
    wake: () => wake(),
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

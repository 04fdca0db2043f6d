import type { Log } from './log.ts';

type Stop = () => Promise<'drained' | 'forced'>;

/**
 * Ends the process in order on the first signal, at once on the second. Having handlers is also what makes signals work
 * for process 1 of a container. Exit code 0 when every request was ended in order, else 1.
 */
export function stopOnSignals(stop: Stop, log: Log): void {
  let stopping = false;
  async function end(reason: string, failed: boolean): Promise<void> {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ reason }, 'stopping');
    const outcome = await stop();
    log.info({ outcome }, 'stopped');
    process.exit(failed || outcome === 'forced' ? 1 : 0);
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(signal, false));

  // After either of these the state of the process is unknown: say so, let live requests finish, go.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event);
      if (!stopping) void end(event, true);
    });
  }
}

import { Rejection } from './problem.ts';

/** One request that is being worked on. `signal` aborts with a Rejection: `client_closed` or `shutting_down`. */
export type Work = { signal: AbortSignal; leave(): void };

/** Who may work: at most `limit` requests at once, none after `close`; those at work can be ended together. */
export type Admission = {
  /** Throws Rejection `overloaded` or `shutting_down`. */
  enter(client: AbortSignal): Work;
  readonly closed: boolean;
  /** How many are at work. */
  readonly working: number;
  close(): void;
  /** Aborts what is still at work with Rejection `shutting_down`. */
  endAll(): void;
};

export function createAdmission(limit: number): Admission {
  const working = new Set<AbortController>();
  let closed = false;
  return {
    enter(client) {
      if (closed) throw new Rejection('shutting_down');
      if (working.size >= limit) throw new Rejection('overloaded');
      const controller = new AbortController();
      const abort = () => controller.abort(new Rejection('client_closed'));
      if (client.aborted) abort();
      client.addEventListener('abort', abort, { once: true });
      working.add(controller);
      const leave = () => {
        client.removeEventListener('abort', abort);
        working.delete(controller);
      };
      return { signal: controller.signal, leave };
    },
    get closed() {
      return closed;
    },
    get working() {
      return working.size;
    },
    close() {
      closed = true;
    },
    endAll() {
      for (const controller of working) controller.abort(new Rejection('shutting_down'));
    },
  };
}

import type { Server } from 'node:http';
import type { Admission } from './admission.ts';

/** `graceMs`: how long live requests may go on by themselves; `deadlineMs`: when connections are cut. Both from the start. */
type Patience = { graceMs: number; deadlineMs: number };

/**
 * Ends a server without cutting an answer short in silence:
 *
 *   0 s    no new connections, new questions are refused       live requests go on
 *   grace  what is still at work ends with `shutting_down`     streams close after their `error` event
 *   deadline  connections that are left are cut                'forced'
 */
export function shutDown(
  server: Server,
  admission: Admission,
  { graceMs, deadlineMs }: Patience,
): Promise<'drained' | 'forced'> {
  return new Promise((resolve) => {
    let outcome: 'drained' | 'forced' = 'drained';
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const grace = setTimeout(() => admission.endAll(), graceMs);
    const deadline = setTimeout(() => {
      outcome = 'forced';
      server.closeAllConnections();
    }, deadlineMs);
    admission.close();
    server.close(() => {
      clearInterval(idle);
      clearTimeout(grace);
      clearTimeout(deadline);
      resolve(outcome);
    });
  });
}

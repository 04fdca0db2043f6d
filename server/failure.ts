import type { Context } from 'hono';
import type { Log } from './log.ts';
import { Rejection } from './problem.ts';

/** What a client is told about anything thrown while it was served; what nobody expected goes to the log. */
export function failureOf(error: unknown, c: Context, log: Log): unknown {
  if (error instanceof Rejection) return error;
  if (c.req.raw.signal.aborted) return new Rejection('client_closed');
  log.error({ request: c.get('requestId'), err: error }, 'request failed');
  return error;
}

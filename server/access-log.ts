import type { MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { routePath } from 'hono/route';
import type { Log } from './log.ts';

/**
 * One line a request: the route's pattern rather than its path, so that ids in paths stay out of logs. `ms` is the time
 * until the answer's head was ready; a stream says how it ended in a line of its own.
 */
export function accessLog(log: Log): MiddlewareHandler<{ Variables: RequestIdVariables }> {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    // Set again: what was set before the handler is lost where it returns a Response of its own.
    c.header('X-Request-Id', c.get('requestId'));
    const ms = Math.round(performance.now() - begun);
    log.info(
      { request: c.get('requestId'), method: c.req.method, route: routePath(c, -1), status: c.res.status, ms },
      'request',
    );
  };
}

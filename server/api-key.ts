import type { MiddlewareHandler } from 'hono';
import { Rejection } from './problem.ts';
import { bearerOf, isSame } from './token.ts';

/** Lets in who sends one of the keys (`Authorization: Bearer …`); everybody where there are none. */
export function requireApiKey(keys: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const sent = bearerOf(c);
    // Each is compared, so that time does not tell which one it was.
    const known = keys.filter((key) => isSame(sent, key));
    if (keys.length > 0 && known.length === 0) throw new Rejection('unauthorized');
    await next();
  };
}

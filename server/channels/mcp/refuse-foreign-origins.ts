import type { MiddlewareHandler } from 'hono';
import { Rejection } from '../../problem.ts';

/**
 * Takes requests of programs, which name no origin, and of pages that are listed or this server's own. Others are refused
 * even where the browser takes them for the same origin: a page can point its own name at this machine (DNS rebinding).
 */
export function refuseForeignOrigins(allowed: readonly string[], publicUrl: string | undefined): MiddlewareHandler {
  const known = new Set([...allowed, ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])]);
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !known.has(origin)) throw new Rejection('origin_not_allowed');
    await next();
  };
}

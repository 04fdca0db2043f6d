import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { Rejection } from './problem.ts';

/** Lets pages of the listed origins read answers. An origin is compared whole and never echoed unless it is listed. */
export function allowOrigins(allowed: readonly string[]): MiddlewareHandler {
  return cors({
    origin: (origin) => (allowed.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Content-Type', 'Accept', 'X-Request-Id'],
    exposeHeaders: ['X-Request-Id', 'Retry-After'],
    maxAge: 600,
  });
}

/**
 * Refuses what a browser sends on behalf of another site's page. Browsers state the relation themselves
 * (`Sec-Fetch-Site`, Fetch Metadata), so the Host header, which a client chooses freely, decides nothing.
 */
export function refuseForeignPages(allowed: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const foreign = site === 'cross-site' || site === 'same-site';
    if (c.req.method === 'POST' && foreign && !allowed.includes(c.req.header('origin') ?? '')) {
      throw new Rejection('origin_not_allowed');
    }
    await next();
  };
}

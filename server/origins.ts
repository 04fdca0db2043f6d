import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { VISITOR_HEADER } from '../core/contract/visitor.ts';
import { Rejection } from './problem.ts';

const HEADERS = ['Content-Type', 'Accept', 'X-Request-Id', VISITOR_HEADER];

/**
 * Lets pages of the listed origins read answers. An origin is compared whole and never echoed unless it is listed.
 * `headers` are what they may send, anything where none are named.
 */
export function allowOrigins(allowed: readonly string[], headers: string[] = HEADERS): MiddlewareHandler {
  return cors({
    origin: (origin) => (allowed.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: headers,
    exposeHeaders: ['X-Request-Id', 'Retry-After'],
    maxAge: 600,
  });
}

/**
 * Refuses what a browser sends on behalf of another site's page: neither a visitor's token nor an answer. Browsers state the
 * relation themselves (`Sec-Fetch-Site`, Fetch Metadata). Of those that are too old for it, once origins are listed, only the
 * `Origin` counts: it has to be a listed one or the one that was addressed. Programs send neither, and are no pages.
 */
export function refuseForeignPages(allowed: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const unstated = allowed.length > 0 && site === undefined && origin !== undefined;
    const foreign =
      site === 'cross-site' || site === 'same-site' || (unstated && !isAddressed(origin, c.req.header('host')));
    if (c.req.method === 'POST' && foreign && !allowed.includes(origin ?? '')) {
      throw new Rejection('origin_not_allowed');
    }
    await next();
  };
}

/** `null` is the origin of pages that have none. */
const isAddressed = (origin: string, host: string | undefined): boolean =>
  host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);

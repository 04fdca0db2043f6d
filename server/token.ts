import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Config } from '../core/config/config.ts';
import type { Role } from '../core/contract/admin.ts';
import { Rejection } from './problem.ts';

/**
 * Lets in who has a token (`Authorization: Bearer …`) of the role: agents read, administrators also remove. Without any
 * configured token nobody is let in. Compared are hashes, so that time tells neither a token's characters nor its length.
 */
export function requireRole(role: Role, tokens: Config['tokens']): MiddlewareHandler {
  return async (c, next) => {
    if (roleOf(c, tokens) !== 'admin' && role === 'admin') throw new Rejection('forbidden');
    await next();
  };
}

/** Whose token a request brings; administrators are agents as well. Throws Rejection `admin_disabled`, `unauthorized`. */
export function roleOf(c: Context, { admin, agent }: Config['tokens']): Role {
  if (admin === undefined && agent === undefined) throw new Rejection('admin_disabled');
  const token = bearerOf(c);
  if (isSame(token, admin)) return 'admin';
  if (isSame(token, agent)) return 'agent';
  throw new Rejection('unauthorized');
}

/** The token of `Authorization: Bearer …`; empty without one. */
export const bearerOf = (c: Context): string =>
  /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

export const isSame = (token: string, known: string | undefined): boolean =>
  known !== undefined && timingSafeEqual(hashOf(token), hashOf(known));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

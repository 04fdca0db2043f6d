import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Config } from '../core/config/config.ts';
import { Rejection } from './problem.ts';

/**
 * Lets in who has a token (`Authorization: Bearer …`) of the role: agents read, administrators also remove. Without any
 * configured token nobody is let in. Compared are hashes, so that time tells neither a token's characters nor its length.
 */
export function requireRole(role: 'agent' | 'admin', { admin, agent }: Config['tokens']): MiddlewareHandler {
  const allowed = role === 'admin' ? [admin] : [admin, agent];
  return async (c, next) => {
    if (admin === undefined && agent === undefined) throw new Rejection('admin_disabled');
    const [, token] = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (token === undefined || ![admin, agent].some((known) => isSame(token, known)))
      throw new Rejection('unauthorized');
    if (!allowed.some((known) => isSame(token, known))) throw new Rejection('forbidden');
    await next();
  };
}

const isSame = (token: string, known: string | undefined): boolean =>
  known !== undefined && timingSafeEqual(hashOf(token), hashOf(known));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

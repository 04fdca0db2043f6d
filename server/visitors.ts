import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { VisitorResponse } from '../core/contract/visitor.ts';
import { createRateLimit } from '../core/resilience/rate-limit.ts';
import { Rejection } from './problem.ts';

/**
 * Who asks from a page, known by nothing but a number that the server drew and signed:
 *
 *   token = id "." expiry "." mac     id      128 random bits
 *                                     expiry  seconds since 1970, base 36
 *                                     mac     HMAC-SHA256 (RFC 2104) of the two, by the server's key
 *
 * Nothing is stored. A token holds for half an hour; within thirty days it can be exchanged for a new one of the same visitor, which
 * is where a page's origin is checked again. The conversation ids that a visitor sends are names of the visitor's own: the server
 * calls the conversation by `v:` and a mac of both, so that no other visitor can mean it.
 */
export type Visitors = {
  /** A token for the visitor of the one before, if that is genuine and not too old, or else for a new one. */
  issue(before?: string): VisitorResponse;
  /** Which visitor a token is of; `null` without one, which is how programs ask. Throws Rejection `visitor_invalid`. */
  read(token: string | undefined): string | null;
  /** Counts a question. Throws Rejection `too_many_questions`. */
  admit(visitor: string | null): void;
  /** What the server calls a visitor's conversation. Throws Rejection `conversation_forbidden`. */
  conversation(visitor: string | null, id: string): string;
  /** Whether an answer that was given in a conversation of the server's, `kept`, was given to who calls it `id`. */
  owns(visitor: string | null, id: string | undefined, kept: string): boolean;
};

type Deps = {
  key: Buffer;
  clock: () => Date;
  /** Monotonic, milliseconds. */
  now: () => number;
};

const LIFE_S = 30 * 60;
const RENEWABLE_S = 30 * 24 * 60 * 60;
/** Clocks of two servers may differ by so much. */
const SKEW_S = 5 * 60;
/** Nobody reads answers faster than this for long. */
const QUESTIONS = { burst: 30, perMinute: 20, remembered: 10_000 };
const TOKEN = /^([\w-]{22})\.([0-9a-z]{1,8})\.([\w-]{43})$/;
const OWNED = 'v:';
/** What the server calls the conversations of its visitors and of other ways in: nobody may claim to be one of them. */
const OURS = /^(?:v:|hook:|wx-)/;

export function createVisitors({ key, clock, now }: Deps): Visitors {
  const limit = createRateLimit(QUESTIONS, now);
  const mac = (of: 'token' | 'conversation', ...parts: string[]) =>
    createHmac('sha256', key)
      .update([of, ...parts].join('\n'))
      .digest();
  const seconds = () => Math.floor(clock().getTime() / 1000);

  /** The visitor and how long the token still holds, or `null` where it is not one of ours. */
  function genuine(token: string): { id: string; left: number } | null {
    const [, id = '', expiry = '', signed = ''] = TOKEN.exec(token) ?? [];
    const right = timingSafeEqual(Buffer.from(signed.padEnd(43), 'latin1'), macText(mac('token', id, expiry)));
    const left = Number.parseInt(expiry, 36) - seconds();
    return right && left <= LIFE_S + SKEW_S ? { id, left } : null;
  }

  const owned = (visitor: string, id: string): string => OWNED + mac('conversation', visitor, id).toString('base64url');

  return {
    issue(before) {
      const known = before === undefined ? null : genuine(before);
      const goesOn = known !== null && known.left > -RENEWABLE_S;
      const id = goesOn ? known.id : randomBytes(16).toString('base64url');
      const expiry = (seconds() + LIFE_S).toString(36);
      return { token: `${id}.${expiry}.${mac('token', id, expiry).toString('base64url')}`, expires_in: LIFE_S };
    },
    read(token) {
      if (token === undefined) return null;
      const known = genuine(token);
      if (known === null || known.left <= 0) throw new Rejection('visitor_invalid');
      return known.id;
    },
    admit(visitor) {
      if (visitor !== null && !limit.take(visitor)) throw new Rejection('too_many_questions');
    },
    conversation(visitor, id) {
      if (visitor !== null) return owned(visitor, id);
      if (OURS.test(id)) throw new Rejection('conversation_forbidden');
      return id;
    },
    owns: (visitor, id, kept) =>
      !kept.startsWith(OWNED) || (visitor !== null && id !== undefined && owned(visitor, id) === kept),
  };
}

/** A key made of a secret of any length. */
export const keyOf = (secret: string): Buffer => createHmac('sha256', 'wenju visitors').update(secret).digest();

const macText = (mac: Buffer): Buffer => Buffer.from(mac.toString('base64url'), 'latin1');

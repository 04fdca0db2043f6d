import { createHmac, timingSafeEqual } from 'node:crypto';
import { Rejection } from '../../problem.ts';

/**
 * How a request proves who sent it, and when:
 *
 *   X-Wenju-Timestamp: 1763791200                                   seconds since 1970
 *   X-Wenju-Signature: sha256=hex(HMAC-SHA256(secret, timestamp "." body))
 *
 * A request that somebody recorded is good for as long as the clocks may differ, and no longer.
 */
export type Signed = { timestamp: string | undefined; signature: string | undefined; body: Uint8Array };

/** Seconds. */
const WINDOW = 300;

/** `now` in milliseconds since 1970. Throws Rejection `signature_invalid` or `signature_expired`. */
export function checkSignature({ timestamp = '', signature = '', body }: Signed, secret: string, now: number): void {
  const given = /^sha256=([\da-f]{64})$/i.exec(signature)?.[1];
  if (given === undefined || !/^\d{1,12}$/.test(timestamp)) throw new Rejection('signature_invalid');
  const right = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  if (!timingSafeEqual(Buffer.from(given, 'hex'), right)) throw new Rejection('signature_invalid');
  if (Math.abs(now / 1000 - Number(timestamp)) > WINDOW) throw new Rejection('signature_expired');
}

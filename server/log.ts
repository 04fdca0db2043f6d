import { type Logger, pino } from 'pino';
import type { Config } from '../core/config/config.ts';

/** Log entries carry ids, routes, counts and times; never a question, an answer, a query string or an address. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'fatal'>;

export function createLog(level: Config['logLevel']): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

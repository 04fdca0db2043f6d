import { wording } from '../../../core/wechat/wording.ts';
import type { Log } from '../../log.ts';
import { Rejection } from '../../problem.ts';

/** What a failed answer is replaced by; what nobody foresaw is told to the log. */
export function sorry(error: unknown, log: Log): string {
  const code = error instanceof Rejection ? error.code : 'internal';
  if (code === 'internal') log.error({ err: error }, 'wechat: no answer');
  if (code === 'not_ready') return wording.preparing;
  return code === 'internal' ? wording.trouble : wording.busy;
}

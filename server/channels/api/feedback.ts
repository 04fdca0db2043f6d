import type { Handler } from 'hono';
import { FeedbackRequest } from '../../../core/contract/feedback.ts';
import type { Admission } from '../../admission.ts';
import { Rejection } from '../../problem.ts';
import { askRecords, type RecordsAccess } from '../../records.ts';
import { readBody } from './body.ts';

/** `POST /api/feedback`: 204 once it is kept. Sent again, the later one stands. */
export function feedback({ records, admission }: { records: RecordsAccess; admission: Admission }): Handler {
  return async (c) => {
    const given = await readBody(c, FeedbackRequest);
    const work = admission.enter(c.req.raw.signal);
    try {
      const known = await askRecords(records, (open) => open.feedback.give(given, new Date()));
      if (!known) throw new Rejection('message_not_found');
      return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
    } finally {
      work.leave();
    }
  };
}

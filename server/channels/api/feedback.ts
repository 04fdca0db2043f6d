import type { Handler } from 'hono';
import { FeedbackRequest } from '../../../core/contract/feedback.ts';
import type { Admission } from '../../admission.ts';
import type { Metrics } from '../../metrics.ts';
import { Rejection } from '../../problem.ts';
import { askRecords, type RecordsAccess } from '../../records.ts';
import type { Visitors } from '../../visitors.ts';
import { readBody } from './body.ts';
import { visitorOf } from './visitor.ts';

type Deps = { records: RecordsAccess; admission: Admission; visitors: Visitors; metrics: Pick<Metrics, 'rated'> };

/** `POST /api/feedback`: 204 once it is kept. Sent again, the later one stands. Whose answer it was not is told that there is none. */
export function feedback({ records, admission, visitors, metrics }: Deps): Handler {
  return async (c) => {
    const given = await readBody(c, FeedbackRequest);
    const visitor = visitorOf(c, visitors);
    const work = admission.enter(c.req.raw.signal);
    try {
      const known = await askRecords(records, async ({ transcripts, feedback }) => {
        const conversation = await transcripts.conversationOf(given.message_id);
        const mayJudge = conversation !== null && visitors.owns(visitor, given.conversation_id, conversation);
        return mayJudge && feedback.give(given, new Date());
      });
      if (!known) throw new Rejection('message_not_found');
      metrics.rated(given.rating);
      return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
    } finally {
      work.leave();
    }
  };
}

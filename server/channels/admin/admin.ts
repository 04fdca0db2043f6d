import { Hono } from 'hono';
import type { Config } from '../../../core/config/config.ts';
import { type AdminSession, ConversationsQuery, SummaryQuery } from '../../../core/contract/admin.ts';
import { jsonResponse } from '../../json.ts';
import { Rejection } from '../../problem.ts';
import { askRecords, type RecordsAccess } from '../../records.ts';
import { requireRole, roleOf } from '../../token.ts';
import { type ClustersParts, clusters } from './clusters.ts';
import { readPage, readQuery } from './query.ts';

type Deps = ClustersParts & { records: RecordsAccess; tokens: Config['tokens'] };

/** `/api/admin`: what was asked and what came of it, for who has a token. */
export function admin({ records, tokens, questionReader }: Deps): Hono {
  const app = new Hono();
  app.use(requireRole('agent', tokens));

  app.get('/session', (c) => jsonResponse({ role: roleOf(c, tokens) } satisfies AdminSession));

  app.get('/unanswered', async (c) => {
    const page = readPage(c);
    return jsonResponse(await askRecords(records, ({ unanswered }) => unanswered.list(page)));
  });
  app.route('/unanswered/clusters', clusters({ records, questionReader }));
  app.get('/feedback', async (c) => {
    const page = readPage(c);
    return jsonResponse(await askRecords(records, ({ feedback }) => feedback.list(page)));
  });
  app.get('/summary', async (c) => {
    const { days, utc_offset } = readQuery(c, SummaryQuery);
    const period = { now: new Date(), days, utcOffset: utc_offset };
    return jsonResponse(await askRecords(records, ({ usage }) => usage.summary(period)));
  });

  app.get('/conversations', async (c) => {
    const page = readPage(c);
    const { q, status, rating } = readQuery(c, ConversationsQuery);
    const only = { text: q, status, rating };
    return jsonResponse(await askRecords(records, ({ transcripts }) => transcripts.conversations(page, only)));
  });
  app.get('/conversations/:id', async (c) => {
    const id = c.req.param('id');
    const exchanges = await askRecords(records, ({ transcripts }) => transcripts.exchanges(id));
    if (exchanges.length === 0) throw new Rejection('conversation_not_found');
    return jsonResponse({ id, exchanges });
  });
  app.delete('/conversations/:id', requireRole('admin', tokens), async (c) => {
    const id = c.req.param('id');
    if (!(await askRecords(records, ({ transcripts }) => transcripts.forget(id)))) {
      throw new Rejection('conversation_not_found');
    }
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  });
  return app;
}

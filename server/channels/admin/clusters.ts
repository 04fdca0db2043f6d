import { Hono } from 'hono';
import {
  ClusterChange,
  ClusterQuery,
  type ClusterResponse,
  type ClusterState,
  ClustersQuery,
  type ClustersResponse,
} from '../../../core/contract/clusters.ts';
import type { ReadQuestion } from '../../../core/records/cluster-questions.ts';
import { groupUnanswered } from '../../../core/records/group-unanswered.ts';
import type { Period } from '../../../core/records/records.ts';
import { jsonResponse } from '../../json.ts';
import { Rejection } from '../../problem.ts';
import { askRecords, type RecordsAccess } from '../../records.ts';
import { limitBody, readBody } from '../api/body.ts';
import { readQuery } from './query.ts';

export type ClustersParts = {
  records: RecordsAccess;
  /** What takes questions apart; rejects while it cannot be loaded. */
  questionReader: () => Promise<ReadQuestion>;
};

const SHOWN_QUESTIONS = 200;

/** `/api/admin/unanswered/clusters`: what went unanswered, by what was asked, and what became of it. */
export function clusters({ records, questionReader }: ClustersParts): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const { state, limit, ...query } = readQuery(c, ClustersQuery);
    const read = await questionReader().catch(() => {
      throw new Rejection('not_ready');
    });
    const waiting = await groupUnanswered({ ask: (work) => askRecords(records, work), read, breathe });
    const all = await askRecords(records, (open) => open.clusters.list(periodOf(query)));
    const count = (wanted: ClusterState) => all.filter((cluster) => cluster.state === wanted).length;
    const response: ClustersResponse = {
      items: all.filter((cluster) => state === undefined || cluster.state === state).slice(0, limit),
      counts: { open: count('open'), resolved: count('resolved'), ignored: count('ignored') },
      waiting,
    };
    return jsonResponse(response);
  });

  app.get('/:id', async (c) => {
    const period = periodOf(readQuery(c, ClusterQuery));
    const id = c.req.param('id');
    const found = await askRecords(records, (open) => open.clusters.find(id, period, SHOWN_QUESTIONS));
    if (found === null) throw new Rejection('cluster_not_found');
    return jsonResponse(found satisfies ClusterResponse);
  });

  app.patch('/:id', limitBody, async (c) => {
    const { state } = await readBody(c, ClusterChange);
    const id = c.req.param('id');
    const known = await askRecords(records, (open) => open.clusters.setState(id, state, new Date()));
    if (!known) throw new Rejection('cluster_not_found');
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  });
  return app;
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const periodOf = ({ days, utc_offset }: { days: number; utc_offset: number }): Period => ({
  now: new Date(),
  days,
  utcOffset: utc_offset,
});

import type { SectionReference } from '../../contract/chat.ts';
import type { ClusterState, QuestionCluster } from '../../contract/clusters.ts';
import { groupBy } from '../../documents/group-by.ts';
import type { Period, QuestionClusters } from '../../records/records.ts';
import { type SqlDatabase, storableJson } from '../../records/sql.ts';
import { iso } from './rows.ts';
import { boundsOf, dayOf } from './sql-period.ts';
import { itemOf, type UnansweredRow } from './sql-unanswered.ts';

const MOST = 2_000;

/** What each cluster was asked from $1 on, until $2; of one cluster where $3 names it. */
const ASKED = `FROM wenju.unanswered u JOIN wenju.clustered k ON k.exchange_id = u.id
  WHERE u.asked_at >= $1 AND u.asked_at < $2 AND ($3::text IS NULL OR k.cluster_id = $3)`;

export function createSqlClusters(database: SqlDatabase): QuestionClusters {
  /** Of all clusters, or one: its counts, by day, and why its answers were voted down. */
  async function clustersOf(period: Period, id: string | null): Promise<QuestionCluster[]> {
    const { first, from, until } = boundsOf(period);
    const counted = await database.query<Counted>(
      `SELECT c.id, c.state, c.state_at, a.questions, a.conversations, a.refused, a.down_voted, a.first_at, a.last_at,
              (SELECT u.question ${ASKED} AND k.cluster_id = c.id
               GROUP BY u.question ORDER BY count(*) DESC, min(u.asked_at), u.question LIMIT 1) AS question,
              (SELECT u.sections ${ASKED} AND k.cluster_id = c.id ORDER BY u.asked_at DESC, u.id DESC LIMIT 1) AS nearest
       FROM (SELECT k.cluster_id, count(*)::int4 AS questions, count(DISTINCT u.conversation_id)::int4 AS conversations,
                    (count(*) FILTER (WHERE u.kind = 'refused'))::int4 AS refused,
                    (count(*) FILTER (WHERE u.rating = 'down'))::int4 AS down_voted,
                    min(u.asked_at) AS first_at, max(u.asked_at) AS last_at
             ${ASKED} GROUP BY k.cluster_id
             ORDER BY count(*) DESC, max(u.asked_at) DESC, k.cluster_id LIMIT ${MOST}) a
       JOIN wenju.question_clusters c ON c.id = a.cluster_id
       ORDER BY a.questions DESC, a.last_at DESC, c.id`,
      [from, until, id],
    );
    const days = await database.query<{ id: string; day: number; count: number }>(
      `SELECT k.cluster_id AS id, ${dayOf('u.asked_at', '$4')} AS day, count(*)::int4 AS count ${ASKED} GROUP BY 1, 2`,
      [from, until, id, period.utcOffset],
    );
    const reasons = await database.query<{ id: string; reason: string; count: number }>(
      `SELECT k.cluster_id AS id, u.reason, count(*)::int4 AS count ${ASKED} AND u.rating = 'down' AND u.reason IS NOT NULL
       GROUP BY 1, 2 ORDER BY count(*) DESC, u.reason`,
      [from, until, id],
    );

    const trends = new Map(counted.map((row) => [row.id, new Array<number>(period.days).fill(0)]));
    for (const { id: cluster, day, count } of days) {
      const trend = trends.get(cluster);
      if (trend !== undefined) trend[day - first] = count;
    }
    const reasonsOf = groupBy(reasons, (row) => row.id);
    return counted.map((row) => ({
      ...clusterOf(row),
      trend: trends.get(row.id) ?? [],
      reasons: (reasonsOf.get(row.id) ?? []).map(({ reason, count }) => ({ reason, count })),
    }));
  }

  return {
    async waiting(limit) {
      const rows = await database.query<{ id: string; question: string; total: number }>(
        `SELECT u.id, u.question, (count(*) OVER ())::int4 AS total
         FROM wenju.unanswered u LEFT JOIN wenju.clustered k ON k.exchange_id = u.id
         WHERE k.exchange_id IS NULL ORDER BY u.asked_at, u.id LIMIT $1`,
        [limit],
      );
      return { questions: rows.map(({ id, question }) => ({ id, question })), total: rows[0]?.total ?? 0 };
    },

    leaders: (limit) =>
      database.query(
        `SELECT id, question
         FROM (SELECT k.cluster_id AS id, (array_agg(e.question ORDER BY e.asked_at, e.id))[1] AS question,
                      min(e.asked_at) AS first_at
               FROM wenju.clustered k JOIN wenju.exchanges e ON e.id = k.exchange_id
               GROUP BY k.cluster_id ORDER BY max(e.asked_at) DESC, k.cluster_id LIMIT $1) latest
         ORDER BY first_at, id`,
        [limit],
      ),

    async assign(questions) {
      if (questions.length === 0) return;
      const rows = storableJson(questions);
      const given = 'jsonb_to_recordset($1::jsonb) AS given (id text, cluster text)';
      await database.transaction(async (sql) => {
        // In order, so that two processes that assign at once wait for each other and never in a circle.
        await sql.query(
          `INSERT INTO wenju.question_clusters (id) SELECT DISTINCT cluster FROM ${given} ORDER BY cluster
           ON CONFLICT (id) DO NOTHING`,
          [rows],
        );
        await sql.query(
          `INSERT INTO wenju.clustered SELECT given.id, given.cluster FROM ${given}
           JOIN wenju.exchanges e ON e.id = given.id ORDER BY given.id
           ON CONFLICT (exchange_id) DO NOTHING`,
          [rows],
        );
        await sql.query(`DELETE FROM wenju.question_clusters c
                         WHERE NOT EXISTS (SELECT FROM wenju.clustered WHERE cluster_id = c.id)`);
      });
    },

    list: (period) => clustersOf(period, null),

    async find(id, period, limit) {
      const [cluster] = await clustersOf(period, id);
      if (cluster === undefined) return null;
      const { from, until } = boundsOf(period);
      const rows = await database.query<UnansweredRow>(
        `SELECT u.* ${ASKED} ORDER BY u.asked_at DESC, u.id DESC LIMIT $4`,
        [from, until, id, limit],
      );
      return { cluster, questions: rows.map(itemOf) };
    },

    async setState(id, state, at) {
      const changed = await database.query(
        'UPDATE wenju.question_clusters SET state = $2, state_at = $3 WHERE id = $1 RETURNING id',
        [id, state, at],
      );
      return changed.length > 0;
    },
  };
}

type Counted = Pick<QuestionCluster, 'id' | 'question' | 'questions' | 'conversations' | 'refused' | 'down_voted'> & {
  state: ClusterState;
  state_at: Date | null;
  first_at: Date;
  last_at: Date;
  nearest: SectionReference[];
};

function clusterOf({
  state,
  state_at,
  first_at,
  last_at,
  ...row
}: Counted): Omit<QuestionCluster, 'trend' | 'reasons'> {
  const reopened = state === 'resolved' && state_at !== null && last_at > state_at;
  return { ...row, state: reopened ? 'open' : state, reopened, first_at: iso(first_at), last_at: iso(last_at) };
}

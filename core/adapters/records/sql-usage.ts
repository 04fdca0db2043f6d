import type { Summary } from '../../contract/admin.ts';
import type { Usage } from '../../records/records.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { boundsOf, dayOf, isoDay } from './sql-period.ts';

/** What every count begins with: exchanges from $1 on, until $2, which is not included. */
const SINCE = 'FROM wenju.exchanges WHERE asked_at >= $1 AND asked_at < $2';
const ARE_QUESTIONS = `status IN ('answered', 'refused', 'clarify')`;

const countOf = (status: string) => `(count(*) FILTER (WHERE status = '${status}'))::int4 AS ${status}`;
const COUNTS = `(count(*) FILTER (WHERE ${ARE_QUESTIONS}))::int4 AS questions,
  ${['answered', 'refused', 'clarify'].map(countOf).join(', ')}`;

/** In milliseconds; NULL where there are none. */
const percentile = (share: number) =>
  `percentile_cont(${share}) WITHIN GROUP (ORDER BY total_ms) FILTER (WHERE ${ARE_QUESTIONS})`;
const PERCENTILES = `${percentile(0.5)} AS p50, ${percentile(0.95)} AS p95, ${percentile(0.99)} AS p99`;

export function createSqlUsage(database: SqlDatabase): Usage {
  return {
    async summary(period) {
      const { first, ...bounds } = boundsOf(period);
      const within = [bounds.from, bounds.until];

      const [totals] = await database.query<Totals>(
        `SELECT ${COUNTS}, ${countOf('smalltalk')}, ${countOf('handoff')}, ${PERCENTILES} ${SINCE}`,
        within,
      );
      const byDay = await database.query<Counts & Latency & { day: number }>(
        `SELECT ${dayOf('asked_at', '$3')} AS day, ${COUNTS}, ${PERCENTILES} ${SINCE} GROUP BY 1`,
        [...within, period.utcOffset],
      );
      const votesByDay = await database.query<Votes & { day: number }>(
        `SELECT ${dayOf('e.asked_at', '$3')} AS day, (count(*) FILTER (WHERE f.rating = 'up'))::int4 AS up,
                (count(*) FILTER (WHERE f.rating = 'down'))::int4 AS down
         FROM wenju.feedback f JOIN wenju.exchanges e ON e.id = f.exchange_id
         WHERE e.asked_at >= $1 AND e.asked_at < $2 GROUP BY 1`,
        [...within, period.utcOffset],
      );
      const tenths = await database.query<{ tenth: number; count: number }>(
        `SELECT least(floor(confidence * 10), 9)::int4 AS tenth, count(*)::int4 AS count
         ${SINCE} AND status IN ('answered', 'refused') GROUP BY 1`,
        within,
      );
      const reasons = await database.query<{ reason: string; count: number }>(
        `SELECT reason, count(*)::int4 AS count FROM wenju.feedback
         WHERE rating = 'down' AND reason IS NOT NULL AND exchange_id IN (SELECT id ${SINCE})
         GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 20`,
        within,
      );

      const { p50, p95, p99, ...counts } = totals ?? NONE;
      const countsOf = new Map(byDay.map((row) => [row.day, row]));
      const votesOf = new Map(votesByDay.map(({ day, ...votes }) => [day, votes]));
      const tenthOf = new Map(tenths.map(({ tenth, count }) => [tenth, count]));
      const share = (part: number) => (counts.questions === 0 ? 0 : part / counts.questions);
      const votes = [...votesOf.values()];
      return {
        ...counts,
        share: { answered: share(counts.answered), refused: share(counts.refused), clarify: share(counts.clarify) },
        days: Array.from({ length: period.days }, (_, i) => ({
          day: isoDay(first + i),
          ...dayFrom(countsOf.get(first + i)),
          ...(votesOf.get(first + i) ?? { up: 0, down: 0 }),
        })),
        confidence: Array.from({ length: 10 }, (_, tenth) => tenthOf.get(tenth) ?? 0),
        latency_ms: { p50, p95, p99 },
        feedback: { up: sum(votes.map(({ up }) => up)), down: sum(votes.map(({ down }) => down)), reasons },
      };
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function dayFrom(
  { questions, answered, refused, clarify, p50, p95, p99 }: Counts & Latency = { ...NO_COUNTS, ...NO_TIMES },
) {
  return { questions, answered, refused, clarify, latency_ms: { p50, p95, p99 } };
}

type Counts = Pick<Summary, 'questions' | 'answered' | 'refused' | 'clarify'>;
type Latency = Summary['latency_ms'];
type Votes = Pick<Summary['feedback'], 'up' | 'down'>;
type Totals = Counts & Latency & Pick<Summary, 'smalltalk' | 'handoff'>;

const NO_COUNTS: Counts = { questions: 0, answered: 0, refused: 0, clarify: 0 };
const NO_TIMES: Latency = { p50: null, p95: null, p99: null };
const NONE: Totals = { ...NO_COUNTS, ...NO_TIMES, smalltalk: 0, handoff: 0 };

import type { Summary } from '../../contract/admin.ts';
import type { Usage } from '../../records/records.ts';
import type { SqlDatabase } from '../../records/sql.ts';

/** What every count begins with: exchanges from $1 on, until $2, which is not included. */
const SINCE = 'FROM wenju.exchanges WHERE asked_at >= $1 AND asked_at < $2';
const DAY_MS = 24 * 60 * 60 * 1000;

const countOf = (status: string) => `(count(*) FILTER (WHERE status = '${status}'))::int4 AS ${status}`;
const COUNTS = `(count(*) FILTER (WHERE status IN ('answered', 'refused', 'clarify')))::int4 AS questions,
  ${['answered', 'refused', 'clarify'].map(countOf).join(', ')}`;

export function createSqlUsage(database: SqlDatabase): Usage {
  return {
    async summary({ now, days, utcOffset }) {
      const offset = utcOffset * 60_000;
      const today = Math.floor((now.getTime() + offset) / DAY_MS);
      const startOf = (day: number) => new Date(day * DAY_MS - offset);
      const first = today - days + 1;
      const period = [startOf(first), startOf(today + 1)];

      const [totals] = await database.query<Totals>(
        `SELECT ${COUNTS}, ${countOf('smalltalk')}, ${countOf('handoff')},
           percentile_cont(0.5) WITHIN GROUP (ORDER BY total_ms) FILTER (WHERE status IN ('answered', 'refused', 'clarify')) AS p50,
           percentile_cont(0.99) WITHIN GROUP (ORDER BY total_ms) FILTER (WHERE status IN ('answered', 'refused', 'clarify')) AS p99
         ${SINCE}`,
        period,
      );
      const byDay = await database.query<Counts & { day: number }>(
        `SELECT floor((extract(epoch FROM asked_at) + $3::int4 * 60) / 86400)::int4 AS day, ${COUNTS}
         ${SINCE} GROUP BY 1`,
        [...period, utcOffset],
      );
      const tenths = await database.query<{ tenth: number; count: number }>(
        `SELECT least(floor(confidence * 10), 9)::int4 AS tenth, count(*)::int4 AS count
         ${SINCE} AND status IN ('answered', 'refused') GROUP BY 1`,
        period,
      );
      const ratings = await database.query<{ rating: 'up' | 'down'; count: number }>(
        `SELECT rating, count(*)::int4 AS count FROM wenju.feedback WHERE exchange_id IN (SELECT id ${SINCE}) GROUP BY rating`,
        period,
      );
      const reasons = await database.query<{ reason: string; count: number }>(
        `SELECT reason, count(*)::int4 AS count FROM wenju.feedback
         WHERE rating = 'down' AND reason IS NOT NULL AND exchange_id IN (SELECT id ${SINCE})
         GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 20`,
        period,
      );

      const { p50 = null, p99 = null, ...counts } = totals ?? NONE;
      const dayOf = new Map(byDay.map(({ day, ...of }) => [day, of]));
      const tenthOf = new Map(tenths.map(({ tenth, count }) => [tenth, count]));
      const ratingOf = new Map(ratings.map(({ rating, count }) => [rating, count]));
      const share = (part: number) => (counts.questions === 0 ? 0 : part / counts.questions);
      return {
        ...counts,
        share: { answered: share(counts.answered), refused: share(counts.refused), clarify: share(counts.clarify) },
        days: Array.from({ length: days }, (_, i) => ({
          day: new Date((first + i) * DAY_MS).toISOString().slice(0, 10),
          ...(dayOf.get(first + i) ?? NO_COUNTS),
        })),
        confidence: Array.from({ length: 10 }, (_, tenth) => tenthOf.get(tenth) ?? 0),
        latency_ms: { p50, p99 },
        feedback: { up: ratingOf.get('up') ?? 0, down: ratingOf.get('down') ?? 0, reasons },
      };
    },
  };
}

type Counts = Pick<Summary, 'questions' | 'answered' | 'refused' | 'clarify'>;
type Totals = Counts & Pick<Summary, 'smalltalk' | 'handoff'> & Summary['latency_ms'];

const NO_COUNTS: Counts = { questions: 0, answered: 0, refused: 0, clarify: 0 };
const NONE: Totals = { ...NO_COUNTS, smalltalk: 0, handoff: 0, p50: null, p99: null };

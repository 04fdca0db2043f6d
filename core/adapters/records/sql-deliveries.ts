import type { Arrival, Change, Deliveries, Inbox, Outbox, Sending, SharedValues } from '../../records/deliveries.ts';
import { type SqlDatabase, storableJson } from '../../records/sql.ts';

export const createSqlDeliveries = (database: SqlDatabase): Deliveries => ({
  inbox: createInbox(database),
  outbox: createOutbox(database),
  values: createValues(database),
  async purge(before) {
    await database.query('DELETE FROM wenju.inbox WHERE arrived_at < $1', [before]);
    await database.query('DELETE FROM wenju.outbox WHERE put_at < $1', [before]);
    await database.query('DELETE FROM wenju.shared_values WHERE expires_at < $1', [before]);
  },
});

function createInbox(database: SqlDatabase): Inbox {
  return {
    async take({ key, channel, body, at }, { until }) {
      const taken = await database.query(
        `INSERT INTO wenju.inbox AS i (key, channel, body, entered, arrived_at, leased_to) VALUES ($1, $2, $3, false, $4, $5)
         ON CONFLICT (key) DO UPDATE SET leased_to = excluded.leased_to
           WHERE i.leased_to <= excluded.arrived_at AND i.reply IS NULL
         RETURNING key`,
        [key, channel, body, at, until],
      );
      if (taken.length > 0) return 'yours';
      const [row] = await database.query<{ ready: boolean }>(
        'SELECT (final OR handed_to IS NOT NULL) AS ready FROM wenju.inbox WHERE key = $1',
        [key],
      );
      return row?.ready ? 'ready' : 'theirs';
    },

    async enter(arrivals) {
      const rows = arrivals.map(({ key, channel, body, at }) => ({ key, channel, body, arrived_at: at }));
      await database.query(
        `INSERT INTO wenju.inbox (key, channel, body, entered, arrived_at, leased_to)
         SELECT key, channel, body, true, arrived_at, '-infinity'
         FROM jsonb_to_recordset($1::jsonb) AS row (key text, channel text, body text, arrived_at timestamptz)
         ON CONFLICT (key) DO NOTHING`,
        [storableJson(rows)],
      );
    },

    async takeEntered(channel, { until }, now, limit) {
      const rows = await database.query<Arrival & { position: number }>(
        `UPDATE wenju.inbox SET leased_to = $2
         WHERE key IN (
           SELECT key FROM wenju.inbox
           WHERE channel = $1 AND entered AND NOT final AND leased_to <= $3
           ORDER BY position LIMIT $4 FOR UPDATE SKIP LOCKED)
         RETURNING key, channel, body, arrived_at AS at, position::float8 AS position`,
        [channel, until, now, limit],
      );
      return rows.sort((a, b) => a.position - b.position).map(({ position: _, ...arrival }) => arrival);
    },

    async save(key, reply, stage) {
      const final = stage === 'final';
      const saved = await database.query(
        `UPDATE wenju.inbox SET reply = $2, final = $3, body = CASE WHEN $3 THEN '' ELSE body END
         WHERE key = $1 AND NOT final AND handed_to IS NULL RETURNING key`,
        [key, reply, final],
      );
      return saved.length > 0;
    },

    async hand(key, reply, attempt, againAfterMs) {
      const lost = new Date(attempt.getTime() - againAfterMs);
      const [row] = await database.query<{ reply: string }>(
        `UPDATE wenju.inbox SET reply = coalesce(reply, $2), handed_to = $3
         WHERE key = $1 AND (handed_to IS NULL OR handed_to <= $4) RETURNING reply`,
        [key, reply, attempt, lost],
      );
      return row?.reply ?? null;
    },
  };
}

function createOutbox(database: SqlDatabase): Outbox {
  return {
    async put(sendings, at) {
      const rows = sendings.map(({ expiresAt, ...sending }) => ({ ...sending, expires_at: expiresAt }));
      await database.query(
        `INSERT INTO wenju.outbox (id, channel, body, put_at, due_at, expires_at, repeatable)
         SELECT id, channel, body, $2, $2, expires_at, repeatable
         FROM jsonb_to_recordset($1::jsonb) AS row (id text, channel text, body text, expires_at timestamptz, repeatable boolean)
         ON CONFLICT (id) DO NOTHING`,
        [storableJson(rows), at],
      );
    },

    async begin(channel, { until }, now) {
      const [row] = await database.query<SendingRow>(
        `UPDATE wenju.outbox SET begun = true, attempts = attempts + 1, due_at = $2
         WHERE id = (
           SELECT id FROM wenju.outbox
           WHERE channel = $1 AND NOT ended AND due_at <= $3 AND expires_at > $3 AND (repeatable OR NOT begun)
           ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING id, channel, body, expires_at, repeatable, attempts`,
        [channel, until, now],
      );
      if (row === undefined) return null;
      const { expires_at, ...sending } = row;
      return { ...sending, expiresAt: expires_at };
    },

    async end(id) {
      await database.query(`UPDATE wenju.outbox SET ended = true, body = '' WHERE id = $1`, [id]);
    },

    async postpone(id, until) {
      await database.query('UPDATE wenju.outbox SET begun = false, due_at = $2 WHERE id = $1', [id, until]);
    },
  };
}

type SendingRow = Omit<Sending, 'expiresAt'> & { expires_at: Date; attempts: number };

function createValues(database: SqlDatabase): SharedValues {
  return {
    update: <T>(name: string, now: Date, change: (value: string | null) => Change<T>) =>
      database.transaction(async (sql) => {
        // A row to lock: without one, two callers would each find nothing.
        await sql.query(
          'INSERT INTO wenju.shared_values (name, text, expires_at) VALUES ($1, NULL, $2) ON CONFLICT (name) DO NOTHING',
          [name, now],
        );
        const [row] = await sql.query<{ text: string | null; expires_at: Date }>(
          'SELECT text, expires_at FROM wenju.shared_values WHERE name = $1 FOR UPDATE',
          [name],
        );
        const { value, result } = change(row && row.expires_at > now ? row.text : null);
        if (value !== undefined) {
          await sql.query('UPDATE wenju.shared_values SET text = $2, expires_at = $3 WHERE name = $1', [
            name,
            value?.text ?? null,
            value?.expiresAt ?? now,
          ]);
        }
        return result;
      }),
  };
}

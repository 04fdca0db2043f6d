import type { FeedbackItem } from '../../contract/admin.ts';
import { maskPersonalData } from '../../records/mask.ts';
import { pageOf } from '../../records/page.ts';
import type { FeedbackRecords } from '../../records/records.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { iso, present } from './rows.ts';

export function createSqlFeedback(database: SqlDatabase): FeedbackRecords {
  return {
    async give({ message_id, rating, reason, comment }, at) {
      const given = await database.query(
        `INSERT INTO wenju.feedback (exchange_id, rating, reason, comment, given_at)
         SELECT id, $2, $3, $4, $5 FROM wenju.exchanges WHERE id = $1
         ON CONFLICT (exchange_id) DO UPDATE
           SET rating = excluded.rating, reason = excluded.reason, comment = excluded.comment, given_at = excluded.given_at
         RETURNING exchange_id`,
        [message_id, rating, masked(reason), masked(comment), at],
      );
      return given.length > 0;
    },

    async list({ limit, after }) {
      const rows = await database.query<FeedbackRow>(
        `SELECT f.exchange_id, f.rating, f.reason, f.comment, f.given_at, e.conversation_id, e.question, e.answer
         FROM wenju.feedback f JOIN wenju.exchanges e ON e.id = f.exchange_id
         WHERE $1::timestamptz IS NULL OR (f.given_at, f.exchange_id) < ($1, $2::text)
         ORDER BY f.given_at DESC, f.exchange_id DESC LIMIT $3`,
        [after?.at ?? null, after?.id ?? null, limit + 1],
      );
      return pageOf(rows, limit, {
        item: itemOf,
        place: ({ given_at, exchange_id }) => ({ at: given_at, id: exchange_id }),
      });
    },
  };
}

const masked = (text: string | undefined): string | null => (text === undefined ? null : maskPersonalData(text));

type FeedbackRow = Omit<FeedbackItem, 'message_id' | 'given_at' | 'reason' | 'comment'> & {
  exchange_id: string;
  given_at: Date;
  reason: string | null;
  comment: string | null;
};

const itemOf = (row: FeedbackRow): FeedbackItem => ({
  message_id: row.exchange_id,
  conversation_id: row.conversation_id,
  given_at: iso(row.given_at),
  rating: row.rating,
  ...present({ reason: row.reason, comment: row.comment }),
  question: row.question,
  answer: row.answer,
});

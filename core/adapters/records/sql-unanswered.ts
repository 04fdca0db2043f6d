import type { UnansweredQuestion } from '../../contract/admin.ts';
import { pageOf } from '../../records/page.ts';
import type { UnansweredQuestions } from '../../records/records.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { iso, present } from './rows.ts';

/** The view `wenju.unanswered` says which questions those are. */
export function createSqlUnanswered(database: SqlDatabase): UnansweredQuestions {
  return {
    async list({ limit, after }) {
      const rows = await database.query<UnansweredRow>(
        `SELECT * FROM wenju.unanswered
         WHERE $1::timestamptz IS NULL OR (asked_at, id) < ($1, $2::text)
         ORDER BY asked_at DESC, id DESC LIMIT $3`,
        [after?.at ?? null, after?.id ?? null, limit + 1],
      );
      return pageOf(rows, limit, { item: itemOf, place: ({ asked_at, id }) => ({ at: asked_at, id }) });
    },
  };
}

export type UnansweredRow = Pick<UnansweredQuestion, 'conversation_id' | 'question' | 'kind' | 'confidence'> & {
  id: string;
  asked_at: Date;
  sections: UnansweredQuestion['nearest'];
  reason: string | null;
  comment: string | null;
};

export const itemOf = (row: UnansweredRow): UnansweredQuestion => ({
  message_id: row.id,
  conversation_id: row.conversation_id,
  asked_at: iso(row.asked_at),
  question: row.question,
  kind: row.kind,
  confidence: row.confidence,
  nearest: row.sections,
  ...present({ reason: row.reason, comment: row.comment }),
});

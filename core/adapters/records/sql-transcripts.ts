import type { ConversationSummary, KeptExchange } from '../../contract/admin.ts';
import type { FeedbackRequest } from '../../contract/feedback.ts';
import type { Exchange } from '../../records/exchange.ts';
import { pageOf } from '../../records/page.ts';
import type { Transcripts } from '../../records/records.ts';
import { type SqlDatabase, storableJson } from '../../records/sql.ts';
import { iso, present } from './rows.ts';

/** Exchanges of one conversation that are shown: more than anybody has in one, fewer than a program can send. */
const LONGEST = 1_000;

export function createSqlTranscripts(database: SqlDatabase): Transcripts {
  return {
    async record(exchanges) {
      if (exchanges.length === 0) return;
      const rows = storableJson(exchanges.map(rowOf));
      await database.transaction(async (sql) => {
        // In the order of their ids, so that two processes that record at once wait for each other and never in a circle.
        await sql.query(
          `INSERT INTO wenju.conversations (id, started_at, last_at)
           SELECT conversation_id, min(asked_at), max(asked_at)
           FROM jsonb_to_recordset($1::jsonb) AS row (conversation_id text, asked_at timestamptz)
           GROUP BY conversation_id ORDER BY conversation_id
           ON CONFLICT (id) DO UPDATE SET last_at = greatest(conversations.last_at, excluded.last_at)`,
          [rows],
        );
        await sql.query(
          `INSERT INTO wenju.exchanges
           SELECT * FROM jsonb_to_recordset($1::jsonb) AS row (
             id text, conversation_id text, asked_at timestamptz, question text, answer text, status text,
             refusal_reason text, mode text, confidence float8, total_ms float8, sections jsonb, citations jsonb)
           ON CONFLICT (id) DO NOTHING`,
          [rows],
        );
      });
    },

    async turns(conversationId, limit) {
      const rows = await database.query<{ question: string; answer: string }>(
        `SELECT question, answer FROM wenju.exchanges WHERE conversation_id = $1
         ORDER BY asked_at DESC, id DESC LIMIT $2`,
        [conversationId, Math.ceil(limit / 2)],
      );
      const turns = rows.reverse().flatMap(({ question, answer }) => [
        { role: 'user' as const, content: question },
        { role: 'assistant' as const, content: answer },
      ]);
      return turns.slice(-limit);
    },

    async since(time, limit) {
      const rows = await database.query<Pick<Exchange, 'conversationId' | 'question' | 'answer'>>(
        `SELECT conversation_id AS "conversationId", question, answer FROM wenju.exchanges WHERE asked_at >= $1
         ORDER BY asked_at DESC, id DESC LIMIT $2`,
        [time, limit],
      );
      return rows.reverse();
    },

    async conversations({ limit, after }, { text, status, rating } = {}) {
      const rows = await database.query<ConversationRow>(
        `SELECT c.id, c.started_at, c.last_at, counts.*,
                (SELECT question FROM wenju.exchanges WHERE conversation_id = c.id ORDER BY asked_at, id LIMIT 1) AS first_question
         FROM (SELECT * FROM wenju.conversations
               WHERE ($1::timestamptz IS NULL OR (last_at, id) < ($1, $2::text))
                 AND (($4::text IS NULL AND $5::text IS NULL AND $6::text IS NULL) OR EXISTS (
                   SELECT FROM wenju.exchanges e LEFT JOIN wenju.feedback f ON f.exchange_id = e.id
                   WHERE e.conversation_id = wenju.conversations.id
                     AND ($4 IS NULL OR e.question ILIKE $4 OR e.answer ILIKE $4)
                     AND ($5 IS NULL OR e.status = $5) AND ($6 IS NULL OR f.rating = $6)))
               ORDER BY last_at DESC, id DESC LIMIT $3) c
         CROSS JOIN LATERAL (
           SELECT count(*)::int4 AS questions,
                  (count(*) FILTER (WHERE e.status = 'refused'))::int4 AS refused,
                  (count(*) FILTER (WHERE f.rating = 'up'))::int4 AS up,
                  (count(*) FILTER (WHERE f.rating = 'down'))::int4 AS down
           FROM wenju.exchanges e LEFT JOIN wenju.feedback f ON f.exchange_id = e.id
           WHERE e.conversation_id = c.id) counts
         ORDER BY c.last_at DESC, c.id DESC`,
        [after?.at ?? null, after?.id ?? null, limit + 1, containing(text), status ?? null, rating ?? null],
      );
      return pageOf(rows, limit, { item: summaryOf, place: ({ last_at, id }) => ({ at: last_at, id }) });
    },

    async exchanges(conversationId) {
      const rows = await database.query<ExchangeRow>(
        `SELECT e.*, f.rating, f.reason, f.comment, f.given_at
         FROM wenju.exchanges e LEFT JOIN wenju.feedback f ON f.exchange_id = e.id
         WHERE e.conversation_id = $1 ORDER BY e.asked_at DESC, e.id DESC LIMIT $2`,
        [conversationId, LONGEST],
      );
      return rows.reverse().map(keptOf);
    },

    async conversationOf(exchangeId) {
      const rows = await database.query<{ id: string }>(
        'SELECT conversation_id AS id FROM wenju.exchanges WHERE id = $1',
        [exchangeId],
      );
      return rows[0]?.id ?? null;
    },

    async forget(conversationId) {
      const removed = await database.query('DELETE FROM wenju.conversations WHERE id = $1 RETURNING id', [
        conversationId,
      ]);
      return removed.length > 0;
    },

    purge: (before, limit) =>
      database.transaction(async (sql) => {
        const removed = await sql.query<{ conversation_id: string }>(
          `DELETE FROM wenju.exchanges WHERE id IN
             (SELECT id FROM wenju.exchanges WHERE asked_at < $1 ORDER BY asked_at, id LIMIT $2)
           RETURNING conversation_id`,
          [before, limit],
        );
        const touched = new Set(removed.map(({ conversation_id }) => conversation_id));
        await sql.query(
          `DELETE FROM wenju.conversations c
           WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb))
             AND NOT EXISTS (SELECT FROM wenju.exchanges WHERE conversation_id = c.id)`,
          [storableJson([...touched])],
        );
        return removed.length;
      }),
  };
}

/** A pattern for ILIKE, in which nothing of the text is a pattern itself. */
const containing = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const rowOf = (exchange: Exchange) => ({
  id: exchange.id,
  conversation_id: exchange.conversationId,
  asked_at: exchange.askedAt,
  question: exchange.question,
  answer: exchange.answer,
  status: exchange.status,
  refusal_reason: exchange.refusalReason ?? null,
  mode: exchange.mode,
  confidence: exchange.confidence,
  total_ms: exchange.total,
  sections: exchange.sections,
  citations: exchange.citations,
});

type ConversationRow = Omit<ConversationSummary, 'started_at' | 'last_at'> & { started_at: Date; last_at: Date };

const summaryOf = ({ id, started_at, last_at, first_question, questions, refused, up, down }: ConversationRow) => ({
  id,
  started_at: iso(started_at),
  last_at: iso(last_at),
  first_question,
  questions,
  refused,
  up,
  down,
});

type ExchangeRow = Omit<KeptExchange, 'message_id' | 'asked_at' | 'refusal_reason' | 'feedback'> & {
  id: string;
  asked_at: Date;
  refusal_reason: NonNullable<KeptExchange['refusal_reason']> | null;
  rating: FeedbackRequest['rating'] | null;
  reason: string | null;
  comment: string | null;
  given_at: Date | null;
};

function keptOf(row: ExchangeRow): KeptExchange {
  const { rating, reason, comment, given_at } = row;
  return {
    message_id: row.id,
    asked_at: iso(row.asked_at),
    question: row.question,
    answer: row.answer,
    status: row.status,
    ...present({ refusal_reason: row.refusal_reason }),
    mode: row.mode,
    confidence: row.confidence,
    sections: row.sections,
    citations: row.citations,
    total_ms: row.total_ms,
    ...(rating !== null &&
      given_at !== null && { feedback: { rating, given_at: iso(given_at), ...present({ reason, comment }) } }),
  };
}

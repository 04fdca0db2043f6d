import type { Migration } from '../migration.ts';

/** Conversations, what was asked and answered in them, and what visitors thought of it. */
export const exchanges: Migration = {
  id: 1,
  name: 'exchanges',
  statements: [
    `CREATE TABLE wenju.conversations (
       id         text PRIMARY KEY,
       started_at timestamptz NOT NULL,
       last_at    timestamptz NOT NULL
     )`,
    'CREATE INDEX conversations_by_last ON wenju.conversations (last_at DESC, id DESC)',

    `CREATE TABLE wenju.exchanges (
       id              text PRIMARY KEY,
       conversation_id text NOT NULL REFERENCES wenju.conversations ON DELETE CASCADE,
       asked_at        timestamptz NOT NULL,
       question        text NOT NULL,
       answer          text NOT NULL,
       status          text NOT NULL,
       refusal_reason  text,
       mode            text NOT NULL,
       confidence      float8 NOT NULL,
       total_ms        float8 NOT NULL,
       sections        jsonb NOT NULL
     )`,
    'CREATE INDEX exchanges_by_time ON wenju.exchanges (asked_at DESC, id DESC)',
    'CREATE INDEX exchanges_by_conversation ON wenju.exchanges (conversation_id, asked_at, id)',

    `CREATE TABLE wenju.feedback (
       exchange_id text PRIMARY KEY REFERENCES wenju.exchanges ON DELETE CASCADE,
       rating      text NOT NULL CHECK (rating IN ('up', 'down')),
       reason      text,
       comment     text,
       given_at    timestamptz NOT NULL
     )`,
    'CREATE INDEX feedback_by_time ON wenju.feedback (given_at DESC, exchange_id DESC)',

    `CREATE VIEW wenju.unanswered AS
       SELECT e.id, e.asked_at, e.question, e.confidence, e.sections, f.reason, f.comment,
              CASE WHEN e.status = 'refused' THEN 'refused' ELSE 'down_voted' END AS kind
       FROM wenju.exchanges e
       LEFT JOIN wenju.feedback f ON f.exchange_id = e.id
       WHERE (e.status = 'refused' AND e.refusal_reason IS DISTINCT FROM 'unsafe') OR f.rating = 'down'`,
  ],
};

import type { Migration } from '../migration.ts';

/**
 * Which unanswered questions ask the same, and what became of them. A cluster holds no text of its own, so that nothing of a
 * conversation that is removed stays behind.
 */
export const questionClusters: Migration = {
  id: 3,
  name: 'question clusters',
  statements: [
    `CREATE TABLE wenju.question_clusters (
       id       text PRIMARY KEY,
       state    text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved', 'ignored')),
       state_at timestamptz
     )`,
    `CREATE TABLE wenju.clustered (
       exchange_id text PRIMARY KEY REFERENCES wenju.exchanges ON DELETE CASCADE,
       cluster_id  text NOT NULL REFERENCES wenju.question_clusters ON DELETE CASCADE
     )`,
    'CREATE INDEX clustered_by_cluster ON wenju.clustered (cluster_id)',

    `CREATE OR REPLACE VIEW wenju.unanswered AS
       SELECT e.id, e.asked_at, e.question, e.confidence, e.sections, f.reason, f.comment,
              CASE WHEN e.status = 'refused' THEN 'refused' ELSE 'down_voted' END AS kind,
              e.conversation_id, f.rating
       FROM wenju.exchanges e
       LEFT JOIN wenju.feedback f ON f.exchange_id = e.id
       WHERE (e.status = 'refused' AND e.refusal_reason IS DISTINCT FROM 'unsafe') OR f.rating = 'down'`,

    `ALTER TABLE wenju.exchanges ADD COLUMN citations jsonb NOT NULL DEFAULT '[]'`,
  ],
};

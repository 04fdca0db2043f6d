import type { Migration } from '../migration.ts';

/** Answers that people wrote, in the terms of a curated file. */
export const curated: Migration = {
  id: 2,
  name: 'curated',
  statements: [
    `CREATE TABLE wenju.curated (
       id             text PRIMARY KEY,
       questions      jsonb NOT NULL,
       answer         text NOT NULL,
       citations      jsonb NOT NULL,
       state          text NOT NULL CHECK (state IN ('draft', 'approved', 'retired')),
       approved_by    text,
       approved_on    date,
       effective_from date,
       effective_to   date,
       updated_at     timestamptz NOT NULL
     )`,
    'CREATE INDEX curated_by_time ON wenju.curated (updated_at DESC, id DESC)',
  ],
};

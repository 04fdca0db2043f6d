import type { Migration } from '../migration.ts';

/** Answers that people write are files, which the ingest can read without the database; the table was never written to. */
export const noCurated: Migration = {
  id: 5,
  name: 'no curated',
  statements: ['DROP TABLE wenju.curated'],
};

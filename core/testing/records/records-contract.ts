import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { migrate } from '../../adapters/records/migrate.ts';
import { createSqlRecords } from '../../adapters/records/sql-records.ts';
import { MIGRATIONS } from '../../records/migrations/migrations.ts';
import type { Records } from '../../records/records.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { testClusters } from './clusters-contract.ts';
import { testDeliveries } from './deliveries-contract.ts';
import { testFeedback } from './feedback-contract.ts';
import { testTranscripts } from './transcripts-contract.ts';
import { testUnanswered } from './unanswered-contract.ts';
import { testUsage } from './usage-contract.ts';

/** What all records promise, over one database that is emptied before each test. */
export function testRecords(name: string, open: () => Promise<SqlDatabase>): void {
  describe(`records in ${name}`, () => {
    let database: SqlDatabase;
    let records: Records;
    beforeAll(async () => {
      database = await open();
      await migrate(database, MIGRATIONS);
      records = createSqlRecords(database);
    });
    beforeEach(() => database.query('TRUNCATE wenju.conversations, wenju.question_clusters CASCADE'));
    afterAll(() => database.close());

    testTranscripts(() => records);
    testFeedback(() => records);
    testUnanswered(() => records);
    testClusters(() => records);
    testUsage(() => records);
    testDeliveries(() => records.deliveries);
  });
}

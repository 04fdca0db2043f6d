import type { Records } from '../../records/records.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { createSqlClusters } from './sql-clusters.ts';
import { createSqlDeliveries } from './sql-deliveries.ts';
import { createSqlFeedback } from './sql-feedback.ts';
import { createSqlTranscripts } from './sql-transcripts.ts';
import { createSqlUnanswered } from './sql-unanswered.ts';
import { createSqlUsage } from './sql-usage.ts';

/** Records in a database that has been through the migrations. */
export const createSqlRecords = (database: SqlDatabase): Records => ({
  transcripts: createSqlTranscripts(database),
  feedback: createSqlFeedback(database),
  unanswered: createSqlUnanswered(database),
  clusters: createSqlClusters(database),
  usage: createSqlUsage(database),
  deliveries: createSqlDeliveries(database),
});

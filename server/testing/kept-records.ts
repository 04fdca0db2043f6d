import { migrate } from '../../core/adapters/records/migrate.ts';
import { openPglite } from '../../core/adapters/records/pglite-sql.ts';
import { createSqlRecords } from '../../core/adapters/records/sql-records.ts';
import { createKeeper, type Keeper } from '../../core/records/keeper.ts';
import { MIGRATIONS } from '../../core/records/migrations/migrations.ts';
import type { SqlDatabase } from '../../core/records/sql.ts';
import { compiled } from '../../core/testing/compile.ts';
import { createFastTimer } from '../../core/testing/fast-timer.ts';

export type KeptRecords = { database: SqlDatabase; keeper: Keeper; close(): Promise<void> };

/** Records in a database of their own, in memory, and their keeper at work. `times`: how fast its time runs. */
export async function keptRecords(times = 1): Promise<KeptRecords> {
  const database = await openPglite({ thread: compiled('core/adapters/records/pglite-thread.ts') });
  await migrate(database, MIGRATIONS);
  const records = { ...createSqlRecords(database), tidy: async () => undefined };
  const open = async () => ({ ...records, close: async () => undefined });
  const keeper = createKeeper({ open, timer: createFastTimer(times), onChange: () => undefined });
  keeper.start();
  return {
    database,
    keeper,
    async close() {
      await keeper.close(1_000);
      await database.close();
    },
  };
}

import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { MIGRATIONS } from '../../records/migrations/migrations.ts';
import type { OpenRecords } from '../../records/records.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { openEmbedded } from './embedded-store.ts';
import { migrate } from './migrate.ts';
import type { PgliteOptions } from './pglite-sql.ts';
import { createSqlRecords } from './sql-records.ts';
import { createStoreLock } from './store-lock.ts';

export type RecordsOpener = { kind: 'embedded' | 'postgresql'; open(): Promise<OpenRecords> };

/** The folder of the embedded database under the data directory. */
const STORE = 'store';

/** Which database the configuration chooses, and how to open it; `open` may be called again after it failed. */
export function createRecordsOpener(
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
  dataDirectory: string,
  options: Pick<PgliteOptions, 'thread'> = {},
): RecordsOpener {
  // The drivers are imported by who needs them only: they take memory, and time at the start.
  if (databaseUrl !== undefined) {
    return {
      kind: 'postgresql',
      async open() {
        const { createPostgres } = await import('./postgres-sql.ts');
        return opened(createPostgres(databaseUrl));
      },
    };
  }
  const directory = join(dataDirectory, STORE);
  const lock = createStoreLock({ directory, now: () => performance.now() });
  return {
    kind: 'embedded',
    async open() {
      const database = await openEmbedded({ directory, lock, ...options });
      // It has no processes beside it that would.
      return opened(database, async () => void (await database.query('VACUUM (ANALYZE)')));
    },
  };
}

/** `tidy` gives back the space of what was removed, where the database does not do so by itself. */
async function opened(database: SqlDatabase, tidy = async () => {}): Promise<OpenRecords> {
  try {
    await migrate(database, MIGRATIONS);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    ...createSqlRecords(database),
    tidy,
    close: () => database.close(),
  };
}

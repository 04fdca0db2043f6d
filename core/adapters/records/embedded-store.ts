import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreUnavailable } from '../../errors.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { createDiskFiles } from '../disk-files.ts';
import { isErrno, withNamedFailures } from '../named-failures.ts';
import { openPglite, type PgliteOptions } from './pglite-sql.ts';
import type { StoreLock } from './store-lock.ts';

/**
 * How the embedded database lies on disk:
 *
 *   DATA_DIR/store/
 *     LOCK       which process has it open
 *     postgres/  PostgreSQL's own files
 *     CREATED    written once postgres/ is whole and on disk; without it, postgres/ is made anew
 */
const FILES = 'postgres';
const CREATED = 'CREATED';

/** The files of one major version of PostgreSQL cannot be read by another. */
export const POSTGRES_MAJOR = '18';

type Deps = { directory: string; lock: StoreLock; thread?: PgliteOptions['thread'] };

/** Opens the database, made first when there is none. Rejects StoreInUse, StoreUnavailable or StorageFailed. */
export async function openEmbedded({ directory, lock, thread }: Deps): Promise<SqlDatabase> {
  const { release } = await lock.take();
  try {
    const database = await open(directory, thread);
    return {
      ...database,
      async close() {
        await database.close();
        await release();
      },
    };
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

async function open(directory: string, thread: PgliteOptions['thread']): Promise<SqlDatabase> {
  const files = withNamedFailures(createDiskFiles());
  const postgres = join(directory, FILES);
  const mark = join(directory, CREATED);
  const fresh = !(await exists(mark));
  if (fresh) await files.remove(postgres);
  else await checkVersion(postgres);
  // What visitors said is for nobody else on this machine.
  await chmod(directory, 0o700);

  const database = await openPglite({ directory: postgres, fresh, ...(thread && { thread }) });
  if (!fresh) return database;
  try {
    await files.create(mark, [Buffer.from(`PostgreSQL ${POSTGRES_MAJOR}\n`)]);
    await files.sync(mark);
    await files.sync(directory);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function checkVersion(postgres: string): Promise<void> {
  const version = await readFile(join(postgres, 'PG_VERSION'), 'utf8').catch(() => 'an unknown version');
  if (version.trim() !== POSTGRES_MAJOR) {
    const why = `its files are of PostgreSQL ${version.trim()}, this program has ${POSTGRES_MAJOR}; move it away to begin anew`;
    throw new StoreUnavailable(postgres, why);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await readFile(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}

import { MigrationMismatch } from '../../errors.ts';
import type { Migration } from '../../records/migration.ts';
import type { SqlDatabase } from '../../records/sql.ts';
import { sha256 } from '../sha256.ts';

/** Which of PostgreSQL's advisory locks is ours: one process migrates, the others wait for it. */
const ADVISORY_LOCK = 1_802_723_694;

/**
 * Brings a database to the form that this program needs: all steps that it lacks, in one transaction, each recorded with the
 * hash of its statements. Rejects MigrationMismatch when a recorded step is another one, or none, here.
 */
export async function migrate(database: SqlDatabase, migrations: readonly Migration[]): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)::text', [ADVISORY_LOCK]);
    // Asked first, because making a schema takes a right that a schema made by an administrator does not.
    // And asked of the table: `to_regnamespace` may look at what was there before the lock was waited for.
    const schemas = await sql.query(`SELECT FROM pg_namespace WHERE nspname = 'wenju'`);
    if (schemas.length === 0) await sql.query('CREATE SCHEMA wenju');
    await sql.query(`CREATE TABLE IF NOT EXISTS wenju.migrations (
      id         int4 PRIMARY KEY,
      name       text NOT NULL,
      sha256     text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
    const applied = await sql.query<Applied>('SELECT id, name, sha256 FROM wenju.migrations ORDER BY id');
    check(applied, migrations);
    for (const migration of migrations.slice(applied.length)) {
      for (const statement of migration.statements) await sql.query(statement);
      const { id, name } = migration;
      await sql.query('INSERT INTO wenju.migrations (id, name, sha256) VALUES ($1, $2, $3)', [
        id,
        name,
        hashOf(migration),
      ]);
    }
  });
}

type Applied = { id: number; name: string; sha256: string };

function check(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [at, { id, name, sha256 }] of applied.entries()) {
    const migration = migrations[at];
    if (migration === undefined) throw new MigrationMismatch(`${id} (${name})`, 'unknown');
    if (hashOf(migration) !== sha256) throw new MigrationMismatch(`${id} (${name})`, 'changed');
  }
}

const hashOf = ({ id, name, statements }: Migration): string => sha256(JSON.stringify([id, name, statements]));

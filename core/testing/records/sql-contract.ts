import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../adapters/records/migrate.ts';
import { MigrationMismatch, SqlFailed, StoreUnavailable } from '../../errors.ts';
import type { Migration } from '../../records/migration.ts';
import { MIGRATIONS } from '../../records/migrations/migrations.ts';
import type { SqlDatabase, SqlValue } from '../../records/sql.ts';

/** What every SQL database promises. `open` gives an empty one. */
export function testSqlDatabase(name: string, open: () => Promise<SqlDatabase>): void {
  describe(name, () => {
    let database: SqlDatabase;
    beforeAll(async () => {
      database = await open();
      await database.query('CREATE TABLE numbers (id int4 PRIMARY KEY, word text)');
    });

    const count = async () => (await database.query<{ n: number }>('SELECT count(*)::int4 AS n FROM numbers'))[0]?.n;

    it.each<[string, SqlValue]>([
      ['text', '七天内\n“退货”？\t\\ \' " $1 😀 ; --'],
      ['int4', -2_147_483_648],
      ['float8', 0.1],
      ['bool', true],
      ['timestamptz', new Date('2026-11-22T03:04:05.678Z')],
      ['timestamptz', new Date('1999-12-31T23:59:59.001Z')],
      ['text', null],
    ])('gives back a %s as it was', async (type, value) => {
      const [row] = await database.query<{ value: SqlValue }>(`SELECT $1::${type} AS value`, [value]);
      expect(row?.value).toEqual(value);
    });

    it('reads JSON', async () => {
      const value = { 章: ['一', 2, null], 否: false };
      expect(await database.query('SELECT $1::jsonb AS value', [JSON.stringify(value)])).toEqual([{ value }]);
    });

    it('replaces what cannot be stored', async () => {
      expect(await database.query('SELECT $1::text AS value', ['甲\0乙\ud800丙'])).toEqual([
        { value: '甲\ufffd乙\ufffd丙' },
      ]);
    });

    it('names a refused statement by its state only, and goes on', async () => {
      const error = await database.query('SELECT $1::int4', ['秘密']).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SqlFailed);
      expect(error).toMatchObject({ sqlState: '22P02' });
      expect((error as Error).message).not.toContain('秘密');
      expect(await database.query('SELECT 1::int4 AS one')).toEqual([{ one: 1 }]);
    });

    it('keeps all of a transaction, or nothing', async () => {
      await database.transaction(async (sql) => {
        await sql.query('INSERT INTO numbers VALUES (1, $1)', ['一']);
        await sql.query('INSERT INTO numbers VALUES (2, $1)', ['二']);
      });
      expect(await count()).toBe(2);
      const fails = database.transaction(async (sql) => {
        await sql.query('DELETE FROM numbers');
        throw new Error('changed my mind');
      });
      await expect(fails).rejects.toThrow('changed my mind');
      const refused = database.transaction(async (sql) => {
        await sql.query('DELETE FROM numbers');
        await sql.query('INSERT INTO numbers VALUES (3), (3)');
      });
      await expect(refused).rejects.toThrow(SqlFailed);
      expect(await count()).toBe(2);
    });

    it('shows nobody a transaction that is under way', async () => {
      const before = await count();
      const [, seen] = await Promise.all([
        database.transaction(async (sql) => {
          for (let id = 10; id < 20; id++) await sql.query('INSERT INTO numbers VALUES ($1)', [id]);
        }),
        count(),
      ]);
      expect([before, (before ?? 0) + 10]).toContain(seen);
    });

    it('gives each of many callers at once their own answer', async () => {
      const asked = Array.from({ length: 50 }, (_, i) => i);
      const given = await Promise.all(asked.map((i) => database.query<{ i: number }>('SELECT $1::int4 AS i', [i])));
      expect(given.map(([row]) => row?.i)).toEqual(asked);
    });

    describe('migrations', () => {
      const applied = () => database.query('SELECT id, name FROM wenju.migrations ORDER BY id');
      const all = MIGRATIONS.map(({ id, name }) => ({ id, name }));
      const next: Migration = {
        id: MIGRATIONS.length + 1,
        name: 'next',
        statements: ['CREATE TABLE wenju.next (id int4)'],
      };

      it('are numbered from 1 without a gap', () => {
        expect(MIGRATIONS.map(({ id }) => id)).toEqual(MIGRATIONS.map((_, at) => at + 1));
      });

      it('leave nothing of themselves when one fails', async () => {
        const broken = [
          ...MIGRATIONS,
          { ...next, statements: [...next.statements, 'CREATE TABLE wenju.next (id int4)'] },
        ];
        await expect(migrate(database, broken)).rejects.toThrow(SqlFailed);
        expect(await database.query(`SELECT to_regnamespace('wenju') IS NULL AS missing`)).toEqual([{ missing: true }]);
      });

      it('are applied once, however many begin at the same time', async () => {
        await Promise.all([1, 2, 3, 4].map(() => migrate(database, MIGRATIONS)));
        expect(await applied()).toEqual(all);
        await migrate(database, MIGRATIONS);
        expect(await applied()).toEqual(all);
      });

      it('are refused when one that was applied has changed, and then change nothing', async () => {
        const changed = MIGRATIONS.map((migration, at) =>
          at === 0 ? { ...migration, statements: [...migration.statements, 'SELECT 1'] } : migration,
        );
        await expect(migrate(database, [...changed, next])).rejects.toThrow(MigrationMismatch);
        await expect(migrate(database, changed)).rejects.toMatchObject({ why: 'changed', migration: '1 (exchanges)' });
        expect(await applied()).toEqual(all);
      });

      it('are refused by an older program', async () => {
        await migrate(database, [...MIGRATIONS, next]);
        expect(await applied()).toEqual([...all, { id: next.id, name: 'next' }]);
        await expect(migrate(database, MIGRATIONS)).rejects.toMatchObject({ why: 'unknown' });
      });
    });

    it('says that it is closed', async () => {
      await database.close();
      await expect(database.query('SELECT 1')).rejects.toThrow(StoreUnavailable);
      await expect(database.transaction(async () => 1)).rejects.toThrow(StoreUnavailable);
    });
  });
}

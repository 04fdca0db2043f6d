import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, describe, expect, it } from 'vitest';
import { SqlFailed, StoreUnavailable } from '../../errors.ts';
import { startPostgres } from '../../testing/records/postgres-server.ts';
import { testRecords } from '../../testing/records/records-contract.ts';
import { testSqlDatabase } from '../../testing/records/sql-contract.ts';
import { createPostgres } from './postgres-sql.ts';

const server = await startPostgres();
if ('missing' in server) {
  console.info(`skipped, a real PostgreSQL: ${server.missing}`);
} else {
  afterAll(() => server.stop());
  let made = 0;
  const ownDatabase = async () => {
    made += 1;
    const admin = createPostgres(server.url);
    await admin.query(`CREATE DATABASE test_${made}`);
    await admin.close();
    return createPostgres(server.url.replace(/postgres$/, `test_${made}`));
  };
  testSqlDatabase('PostgreSQL', ownDatabase);
  testRecords('PostgreSQL', ownDatabase);

  describe('a PostgreSQL that fails', () => {
    it('is named without user and password', async () => {
      const database = createPostgres(server.url.replace('wenju@', 'nobody-known:s3cret@'));
      const error = await database.query('SELECT 1').catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect((error as Error).message).toMatch(/^The store 127\.0\.0\.1:\d+\/postgres is unavailable: 28000/);
      await database.close();
      await expect(createPostgres('postgresql://127.0.0.1:1/x').query('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    });

    it('is left when it takes too long, and asked again with a connection of its own', async () => {
      const slow = createPostgres(server.url, { max: 1, statement_timeout: 100 });
      const refused = await slow.query('SELECT pg_sleep(5)').catch((caught: unknown) => caught);
      expect(refused).toBeInstanceOf(SqlFailed);
      expect(refused).toMatchObject({ sqlState: '57014' });
      await slow.close();
      const stopped = createPostgres(server.url, { max: 1, query_timeout: 200 });
      await expect(stopped.transaction((sql) => sql.query('SELECT pg_sleep(5)'))).rejects.toThrow(StoreUnavailable);
      expect(await stopped.query('SELECT 1::int4 AS one')).toEqual([{ one: 1 }]);
      await stopped.close();
    });

    it('does not run out of connections, however often they are cut', async () => {
      const database = createPostgres(server.url, { max: 2 });
      const admin = createPostgres(server.url, { max: 1 });
      for (let round = 0; round < 30; round++) {
        const cut = database.transaction(async (sql) => {
          const [row] = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
          await admin.query('SELECT pg_terminate_backend($1)', [row?.pid ?? 0]);
          await sql.query('SELECT 1');
        });
        await expect(cut).rejects.toThrow(StoreUnavailable);
      }
      expect(await database.query('SELECT 1::int4 AS one')).toEqual([{ one: 1 }]);
      await Promise.all([database.close(), admin.close()]);
    });
  });
}

/** The driver against a server that is there on every machine: PGlite, spoken to through a socket, one at a time. */
const sockets: PGLiteSocketServer[] = [];
afterAll(async () => {
  for (const socket of sockets) await socket.stop();
});
testSqlDatabase('the PostgreSQL driver and PGlite', async () => {
  const db = await PGlite.create({ loadDataDir: await dataDir() });
  const socket = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0 });
  sockets.push(socket);
  await socket.start();
  return createPostgres(`postgresql://postgres@${socket.getServerConn()}/postgres?sslmode=disable`, { max: 1 });
});

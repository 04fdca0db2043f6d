import pg, { type PoolClient } from 'pg';
import { SqlFailed, StoreUnavailable } from '../../errors.ts';
import { type Sql, type SqlDatabase, type SqlValue, storableValues } from '../../records/sql.ts';

const LIMITS = {
  max: 4,
  connectionTimeoutMillis: 3_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 5_000,
  // For a server that does not even answer that a statement took too long.
  query_timeout: 6_000,
};

/** A PostgreSQL server, by its URL. Connections are made when they are needed; nothing is asked of the server before. */
export function createPostgres(url: string, limits: Partial<typeof LIMITS> = {}): SqlDatabase {
  const where = placeOf(url);
  const pool = new pg.Pool({
    ...LIMITS,
    ...limits,
    connectionString: url,
    application_name: 'wenju',
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // Whoever asks is told that a connection broke, by what they asked; an event that nobody hears would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  const unavailable = (error: unknown) => new StoreUnavailable(where, codeOf(error));

  /** A connection that did not answer in order is not used again: an answer to this work could come for the next. */
  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw unavailable(error);
    });
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      broken = error instanceof StoreUnavailable;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  const sqlOf = (client: PoolClient): Sql => ({
    async query<Row>(statement: string, values: readonly SqlValue[] = []) {
      try {
        return (await client.query(statement, storableValues(values))).rows as Row[];
      } catch (error) {
        throw isRefusal(error) ? new SqlFailed(error.code) : unavailable(error);
      }
    },
  });

  return {
    query: (statement, values) => withClient((client) => sqlOf(client).query(statement, values)),
    transaction: (work) =>
      withClient(async (client) => {
        const sql = sqlOf(client);
        await sql.query('BEGIN');
        try {
          const result = await work(sql);
          await sql.query('COMMIT');
          return result;
        } catch (error) {
          await sql.query('ROLLBACK');
          throw error;
        }
      }),
    close: () => pool.end(),
  };
}

/** A statement was refused and the connection lives on: not so when the server is going away (57P…) or is out of reach (08…). */
function isRefusal(error: unknown): error is pg.DatabaseError & { code: string } {
  return error instanceof pg.DatabaseError && error.code !== undefined && !/^(?:08|57P)/.test(error.code);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}

/** The server and database of a URL, without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

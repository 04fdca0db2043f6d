import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SqlFailed, StoreUnavailable } from '../../errors.ts';
import { type Sql, type SqlDatabase, type SqlValue, storableValues } from '../../records/sql.ts';
import type { Order, Report, ThreadData } from './pglite-thread.ts';

export type PgliteOptions = Partial<ThreadData> & {
  /** The compiled `pglite-thread`. */
  thread?: URL | string;
};

/** Without a checkpointer beside it PostgreSQL writes its log on and on. This many statements fill a few segments. */
const CHECKPOINT_AFTER = 1_000;
const CLOSE_WITHIN_MS = 5_000;
/** Of JavaScript, for rows on their way; PostgreSQL's own memory is beside it. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 };

/**
 * PostgreSQL inside this process, in a thread of its own and one statement at a time. Rejects with StoreUnavailable when it
 * cannot be opened; after the thread has died, every call does.
 */
export async function openPglite(options: PgliteOptions = {}): Promise<SqlDatabase> {
  const { directory, fresh = directory === undefined } = options;
  const where = directory ?? 'in memory';
  const workerData: ThreadData = { directory, fresh };
  // Its output is kept from the terminal: what it has to say comes as messages.
  const thread = new Worker(options.thread ?? new URL('./pglite-thread.js', import.meta.url), {
    workerData,
    resourceLimits: HEAP,
    stdout: true,
    stderr: true,
  });
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  const waiting = new Map<number, (report: Report) => void>();
  let orders = 0;
  let death: string | undefined;

  function die(why: string): void {
    death ??= why;
    for (const [id, settle] of waiting) settle({ id, failure: death });
  }
  const opening = once(thread, 'message') as Promise<[Report]>;
  const notOpened = (failure: string): [Report] => [{ opened: false, failure }];
  thread.on('error', (error) => die(error.message));
  thread.once('exit', () => die('its thread has ended'));

  const [opened] = await Promise.race([
    opening.catch((error: Error) => notOpened(error.message)),
    ended.then(() => notOpened('its thread has ended')),
  ]);
  if (!('opened' in opened && opened.opened)) {
    await thread.terminate();
    throw new StoreUnavailable(where, 'failure' in opened ? opened.failure : 'it did not open');
  }
  thread.on('message', (report: Report) => 'id' in report && waiting.get(report.id)?.(report));

  function send(order: { statement: string; values: readonly SqlValue[] } | { close: true }): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const id = ++orders;
      const settle = (report: Report) => {
        waiting.delete(id);
        if ('rows' in report) resolve(report.rows);
        else if ('sqlState' in report) reject(new SqlFailed(report.sqlState));
        else reject(new StoreUnavailable(where, report.failure));
      };
      waiting.set(id, settle);
      if (death === undefined) thread.postMessage({ id, ...order } as Order);
      else settle({ id, failure: death });
    });
  }

  const sql: Sql = {
    query: <Row>(statement: string, values: readonly SqlValue[] = []) =>
      send({ statement, values: storableValues(values) }) as Promise<Row[]>,
  };
  let turns = 0;
  let last: Promise<unknown> = Promise.resolve();
  /** After everything before it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    turns += 1;
    if (turns % CHECKPOINT_AFTER === 0) last = last.then(() => sql.query('CHECKPOINT')).catch(() => undefined);
    return turn;
  }

  return {
    query: (statement, values) => inTurn(() => sql.query(statement, values)),
    transaction: (work) =>
      inTurn(async () => {
        await sql.query('BEGIN');
        try {
          const result = await work(sql);
          await sql.query('COMMIT');
          return result;
        } catch (error) {
          await sql.query('ROLLBACK').catch(() => undefined);
          throw error;
        }
      }),
    async close() {
      const late = setTimeout(() => void thread.terminate(), CLOSE_WITHIN_MS);
      await inTurn(() => send({ close: true })).catch(() => undefined);
      await ended;
      clearTimeout(late);
    },
  };
}

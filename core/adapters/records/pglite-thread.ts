import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import type { SqlValue } from '../../records/sql.ts';

/**
 * The thread that PostgreSQL, compiled to WebAssembly, runs in. Its statements are synchronous, its start takes a second of
 * work, and a full disk aborts it: none of that may reach the thread that answers questions.
 *
 *   main ── {id, statement, values} ──► thread          main ◄── {id, rows} | {id, sqlState} ── thread
 *   main ── {id, close: true} ──►                       main ◄── {id, rows: []}, and the thread ends
 */
export type Order = { id: number; statement: string; values: readonly SqlValue[] } | { id: number; close: true };
export type Report =
  | { id: number; rows: unknown[] }
  | { id: number; sqlState: string }
  | { id: number; failure: string }
  | { opened: boolean; failure: string };
export type ThreadData = {
  /** Where the database lies; in memory when undefined. */
  directory: string | undefined;
  /** Whether it has to be made. It is whole and on disk once it is open. */
  fresh: boolean;
};

/**
 * PGlite's own switches, and: less memory for pages (4 MB are enough for a handful of small tables), and commits that wait
 * for the disk. PGlite turns fsync off.
 */
const SETTINGS = [
  'search_path=public',
  'exit_on_error=false',
  'log_checkpoints=false',
  'max_worker_processes=0',
  'max_parallel_workers=0',
  'max_parallel_workers_per_gather=0',
  'max_parallel_maintenance_workers=0',
  'io_method=sync',
  'shared_buffers=4MB',
  'max_wal_size=32MB',
  'wal_sync_method=fsync',
];
const START = ['--single', '-O', '-j', ...SETTINGS.flatMap((setting) => ['-c', setting])];

/** Whether what PostgreSQL wants on disk is waited for; not while a database is made, which is synced whole. */
let durable = true;

/** Emscripten's NODEFS takes `fsync` for done; here it is passed on. */
class DurableFiles extends NodeFS {
  override async init(...[database, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(database, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), ({ FS }: { FS: unknown }) => passOnSync(FS as Emscripten)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

type Stream = { nfd?: number; node: unknown };
type NodeFiles = { realPath(node: unknown): string; stream_ops: { fsync?: (stream: Stream) => number } };
type Emscripten = { filesystems: { NODEFS: NodeFiles } };

function passOnSync({ filesystems: { NODEFS } }: Emscripten): void {
  NODEFS.stream_ops.fsync = ({ nfd, node }) => {
    if (!durable) return 0;
    if (nfd === undefined) sync(NODEFS.realPath(node));
    else fdatasyncSync(nfd);
    return 0;
  };
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** What PostgreSQL says before it gives up; its other messages may quote what visitors wrote. */
let lastWords = '';
function listen(line: string): false {
  const [, words] = /(?:FATAL|PANIC): +(.*)/.exec(line) ?? [];
  lastWords = words ?? lastWords;
  return false;
}

const wordsOf = (error: unknown): string => lastWords || (error instanceof Error ? error.message : String(error));

async function open({ directory, fresh }: ThreadData): Promise<PGlite> {
  // One quick pass of the compiler: the optimising one takes 50 MB and a second more, for statements of a millisecond.
  setFlagsFromString('--liftoff-only');
  durable = !fresh;
  const database = await PGlite.create({
    startParams: START,
    onStderr: listen,
    ...(directory !== undefined && { fs: new DurableFiles(directory) }),
    // An empty database as files: making one takes six seconds of work and 800 MB.
    ...(fresh && { loadDataDir: await dataDir() }),
  });
  if (fresh && directory !== undefined) {
    await database.exec('CHECKPOINT');
    for (const name of readdirSync(directory, { encoding: 'utf8', recursive: true })) sync(join(directory, name));
    sync(directory);
  }
  durable = true;
  return database;
}

async function carryOut(database: PGlite, order: Order): Promise<Report> {
  const { id } = order;
  try {
    if ('close' in order) await database.close();
    else return { id, rows: (await database.query(order.statement, [...order.values])).rows };
    return { id, rows: [] };
  } catch (error) {
    const isSql = error instanceof Error && 'severity' in error && 'code' in error;
    return isSql ? { id, sqlState: String(error.code) } : { id, failure: wordsOf(error) };
  }
}

const port = parentPort;
if (port === null) throw new Error('This runs as a thread.');
const report = (message: Report) => port.postMessage(message);
try {
  const database = await open(workerData as ThreadData);
  port.on('message', async (order: Order) => {
    report(await carryOut(database, order));
    if ('close' in order) port.close();
  });
  report({ opened: true, failure: '' });
} catch (error) {
  report({ opened: false, failure: wordsOf(error) });
}

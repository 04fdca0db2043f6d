import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type PostgresServer = { url: string; pid: number; stop(): Promise<void> };

/** Where Debian, a build from source and Homebrew put the server's programs. */
const DEBIAN = '/usr/lib/postgresql';
const FOLDERS = ['/usr/local/bin', '/usr/local/pgsql/bin', '/opt/homebrew/bin', '/usr/bin'];
const READY = /ready to accept connections/;
const run = promisify(execFile);

/** A PostgreSQL server, empty and for this machine only; or why there is none. */
export async function startPostgres(): Promise<PostgresServer | { missing: string }> {
  const programs = await findPrograms();
  if (programs === null) return { missing: `no initdb and postgres in ${[`${DEBIAN}/*/bin`, ...FOLDERS].join(', ')}` };
  const directory = await mkdtemp(join(tmpdir(), 'wenju-postgres-'));
  const user = await ordinaryUser();
  if (user) await chown(directory, user.uid, user.gid);
  const as = { ...user, cwd: directory };
  const data = join(directory, 'data');
  const initdb = ['-D', data, '-U', 'wenju', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  await run(join(programs, 'initdb'), initdb, as);

  const port = await freePort();
  const options = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', directory, '-F'];
  const server = spawn(join(programs, 'postgres'), options, as);
  const ended = once(server, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (text) => {
      said += text;
      if (READY.test(said)) resolve();
    });
    void ended.then(() => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
  return {
    url: `postgresql://wenju@127.0.0.1:${port}/postgres`,
    pid: server.pid ?? 0,
    async stop() {
      server.kill('SIGINT');
      await ended;
      await rm(directory, { recursive: true });
    },
  };
}

async function findPrograms(): Promise<string | null> {
  const versions = await readdir(DEBIAN).catch((): string[] => []);
  for (const folder of [...versions.map((version) => join(DEBIAN, version, 'bin')), ...FOLDERS]) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes('initdb') && names.includes('postgres')) return folder;
  }
  return null;
}

/** PostgreSQL refuses to run as root; who is root lends it to `nobody`. */
async function ordinaryUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

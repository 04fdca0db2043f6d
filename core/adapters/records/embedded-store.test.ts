import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreInUse, StoreUnavailable } from '../../errors.ts';
import { compiled } from '../../testing/compile.ts';
import { exchange } from '../../testing/records/exchanges.ts';
import { openEmbedded, POSTGRES_MAJOR } from './embedded-store.ts';
import { createRecordsOpener } from './open-records.ts';
import { createStoreLock } from './store-lock.ts';

const thread = compiled('core/adapters/records/pglite-thread.ts');
const program = compiled('core/testing/records/recording-process.ts');
const KILLS = 4;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-store-'));
});
afterAll(() => rm(folder, { recursive: true }));

const openerIn = (name: string) => createRecordsOpener({ databaseUrl: undefined }, join(folder, name), { thread });

describe('the embedded store', () => {
  it('gives back after a restart what was kept before, to this user only', async () => {
    const first = await openerIn('kept').open();
    await first.transcripts.record([exchange(1)]);
    await first.close();
    expect(await readdir(join(folder, 'kept/store'))).toEqual(['CREATED', 'postgres']);
    expect((await stat(join(folder, 'kept/store'))).mode & 0o777).toBe(0o700);

    const second = await openerIn('kept').open();
    expect(await second.transcripts.turns('c-1', 2)).toHaveLength(2);
    const inUse = await openerIn('kept')
      .open()
      .catch((error: unknown) => error);
    expect(inUse).toBeInstanceOf(StoreInUse);
    expect(inUse).toMatchObject({ pid: process.pid });
    await second.tidy();
    await second.close();
    await expect(second.transcripts.turns('c-1', 2)).rejects.toThrow(StoreUnavailable);
  });

  it('says what is wrong with it, as often as it is asked, and touches nothing', async () => {
    const postgres = join(folder, 'kept/store/postgres');
    const open = () => openerIn('kept').open();
    const [segment = ''] = (await readdir(join(postgres, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name));
    await truncate(join(postgres, 'pg_wal', segment), 0);
    for (let attempt = 0; attempt < 2; attempt++) await expect(open()).rejects.toThrow(/is unavailable: could not/);
    await writeFile(join(postgres, 'PG_VERSION'), '17\n');
    await expect(open()).rejects.toThrow(`its files are of PostgreSQL 17, this program has ${POSTGRES_MAJOR}`);
    expect(await readdir(join(folder, 'kept/store'))).toEqual(['CREATED', 'postgres']);
  });

  it(`is made anew where its making broke off, and keeps what it said was kept, killed ${KILLS} times`, async () => {
    await mkdir(join(folder, 'killed/store/postgres/base'), { recursive: true });
    await writeFile(join(folder, 'killed/store/postgres/PG_VERSION'), '18\n');
    const seed = Date.now() % 2 ** 31;
    console.info(`seed of the moments: ${seed}`);
    let state = seed;
    let acknowledged = 0;
    for (let round = 0; round < KILLS; round++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const child = spawn(process.execPath, [program, join(folder, 'killed')]);
      const ended = once(child, 'exit');
      for await (const line of createInterface({ input: child.stdout })) {
        const [, said = '', n = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
        if (said === 'found') {
          expect(Number(n), `seed ${seed}, round ${round}`).toBeGreaterThanOrEqual(acknowledged);
          void sleep((state / 2 ** 32) * 400).then(() => child.kill('SIGKILL'));
        } else acknowledged = Number(n) + 1;
      }
      expect(await ended).toEqual([null, 'SIGKILL']);
    }
    expect(acknowledged).toBeGreaterThan(KILLS);
  }, 120_000);
});

describe('the lock of the embedded store', () => {
  it('passes from another host only when nobody has touched it for a while', async () => {
    const directory = join(folder, 'lock');
    let time = 0;
    const lock = (pid: number, host: string) => createStoreLock({ directory, now: () => time, self: { pid, host } });
    await lock(process.pid, 'there').take();
    const here = lock(process.pid, 'here');
    await expect(here.take()).rejects.toThrow(StoreInUse);
    time += 14_000;
    await expect(here.take()).rejects.toThrow(StoreInUse);
    await utimes(join(directory, 'LOCK'), 1, 2);
    time += 14_000;
    await expect(here.take()).rejects.toThrow(StoreInUse);
    time += 15_000;
    await (await here.take()).release();
    expect(await readdir(directory)).toEqual([]);
  });

  it('is given back when the database cannot be opened', async () => {
    const directory = join(folder, 'unopened');
    const lock = createStoreLock({ directory, now: () => 0 });
    const silent = join(folder, 'silent.mjs');
    await writeFile(silent, '');
    for (const thread of ['/no/such/thread.js', silent]) {
      await expect(openEmbedded({ directory, lock, thread })).rejects.toThrow(StoreUnavailable);
    }
    await (await lock.take()).release();
  });
});

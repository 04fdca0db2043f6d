import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IngestRunning, StorageFailed } from '../errors.ts';
import { failingFiles } from '../testing/faulty-files.ts';
import { createDiskFiles } from './disk-files.ts';
import { takeIngestLock } from './ingest-lock.ts';
import { processStart } from './process-start.ts';

let folder: string;
let taken = 0;
const lockPath = () => join(folder, 'index', 'LOCK');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

function take({ pid = process.pid, host = 'here', files = createDiskFiles() } = {}) {
  taken += 1;
  const clock = () => new Date(Date.UTC(2026, 10, 21, 14, 0, taken));
  return takeIngestLock({ files, dataDirectory: folder, self: { pid, host }, clock, processStart });
}

async function leaveLock(content: string | object): Promise<void> {
  await mkdir(join(folder, 'index'), { recursive: true });
  await writeFile(lockPath(), typeof content === 'string' ? content : JSON.stringify(content));
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('ingest lock', () => {
  it('is refused at once while another process holds it, naming the holder', async () => {
    const lock = await take();
    const { startedAt } = JSON.parse(await readFile(lockPath(), 'utf8')) as { startedAt: string };
    const error = await take().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(IngestRunning);
    expect(error).toMatchObject({ pid: process.pid, since: startedAt });
    await lock.release();
    await (await take()).release();
    expect(await readdir(join(folder, 'index'))).toEqual([]);
  });

  it('goes to exactly one of many that want it', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => take()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('goes to exactly one of many that find it stale', async () => {
    const pid = await deadPid();
    for (let round = 0; round < 20; round++) {
      await leaveLock({ pid, host: 'here', startedAt: 'then', mark: 'ticks:1' });
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => take()));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await rm(join(folder, 'index'), { recursive: true });
    }
  });

  it('is never held by two, however takers and releases interleave', async () => {
    let holders = 0;
    let takes = 0;
    await leaveLock({ pid: await deadPid(), host: 'here', startedAt: 'then', mark: 'ticks:1' });
    const dieHolding = async (startedAt: string) => {
      const holder = JSON.stringify({ pid: 1, host: 'gone', startedAt, mark: '' });
      await writeFile(lockPath(), holder, { flag: 'wx' }).catch(() => undefined);
    };
    const contend = async (contender: number) => {
      for (let attempt = 0; attempt < 60; attempt++) {
        const lock = await take().catch(() => null);
        if (!lock) continue;
        holders += 1;
        takes += 1;
        expect(holders).toBe(1);
        await sleep(attempt % 3);
        holders -= 1;
        await lock.release();
        if (attempt % 7 === 0) await dieHolding(`${contender} ${attempt}`);
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, contender) => contend(contender)));
    expect(takes).toBeGreaterThan(20);
  });

  it.each([
    ['a process that has ended', async () => ({ pid: await deadPid(), host: 'here', mark: 'ticks:1' })],
    ['a process whose id another one has now', async () => ({ pid: process.pid, host: 'here', mark: 'ticks:1' })],
    ['another host', async () => ({ pid: process.pid, host: 'there', mark: (await processStart(process.pid)) ?? '' })],
  ])('is taken over from %s', async (_name, holder) => {
    await leaveLock({ ...(await holder()), startedAt: 'then' });
    const lock = await take();
    await expect(take()).rejects.toThrow(IngestRunning);
    await lock.release();
    expect(await readdir(join(folder, 'index'))).toEqual([]);
  });

  it.each(['', '{"pid":', 'null', '{}'])('is taken over when it is torn: %j', async (content) => {
    await leaveLock(content);
    await (await take()).release();
  });

  it('is not removed by a holder that lost it', async () => {
    const lock = await take();
    await leaveLock({ pid: 1, host: 'there', startedAt: 'later', mark: '' });
    await lock.release();
    expect(await readFile(lockPath(), 'utf8')).toContain('later');
    await rm(lockPath());

    const here = await take({ host: 'here' });
    const there = await take({ host: 'there' });
    await here.release();
    await expect(take({ host: 'there' })).rejects.toThrow(IngestRunning);
    await there.release();
    expect(await readdir(join(folder, 'index'))).toEqual([]);
  });

  it.each(['ENOSPC', 'EROFS', 'EACCES'])('says what is wrong when %s keeps it from being written', async (code) => {
    for (const at of [1, 2]) {
      const { files } = failingFiles(createDiskFiles(), { at, code });
      const error = await take({ files }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(StorageFailed);
      expect((error as Error).message).toContain(folder);
      await rm(lockPath(), { force: true });
    }
  });
});

describe('processStart', () => {
  it('tells processes apart and knows the dead', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const mark = await processStart(pid);
    expect(mark).not.toBeNull();
    expect(await processStart(pid)).toBe(mark);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await processStart(pid)).toBeNull();
  });
});

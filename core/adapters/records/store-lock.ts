import { readlink, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { StoreInUse } from '../../errors.ts';
import { type DirectoryLock, takeDirectoryLock } from '../directory-lock.ts';
import { createDiskFiles } from '../disk-files.ts';
import { processStart } from '../process-start.ts';

/**
 * The right to open the embedded database, which nothing else keeps two processes from opening, and then ruining, at once.
 *
 * A holder touches its lock every few seconds. On the same host a holder is gone when its process is; on another, where
 * containers share a volume, when its lock has not been touched for a while, as seen by the one who waits.
 */
export type StoreLock = { take(): Promise<{ release(): Promise<void> }> };

const TOUCH_MS = 3_000;
const ABANDONED_AFTER_MS = 15_000;

type Options = {
  directory: string;
  /** Monotonic, milliseconds. */
  now: () => number;
  self?: { pid: number; host: string };
};

export function createStoreLock({ directory, now, self }: Options): StoreLock {
  const unchanged = new Map<string, { touch: string; since: number }>();

  async function isAbandoned(path: string): Promise<boolean> {
    const found = await stat(path).catch(() => null);
    const touch = `${found?.ino} ${found?.mtimeMs}`;
    if (unchanged.get(path)?.touch !== touch) unchanged.set(path, { touch, since: now() });
    return now() - (unchanged.get(path)?.since ?? 0) >= ABANDONED_AFTER_MS;
  }

  return {
    /** Throws StoreInUse when another process holds it. */
    async take() {
      const lock = await takeDirectoryLock({
        files: createDiskFiles(),
        directory,
        self: self ?? { pid: process.pid, host: await hostOf() },
        clock: () => new Date(),
        processStart,
        held: ({ pid, startedAt }) => new StoreInUse(directory, pid, startedAt),
        isAbandoned,
      });
      return touched(lock);
    },
  };
}

function touched(lock: DirectoryLock): { release(): Promise<void> } {
  const touch = () => utimes(lock.path, new Date(), new Date()).catch(() => undefined);
  const timer = setInterval(touch, TOUCH_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      return lock.release();
    },
  };
}

/** Where process ids mean the same: containers may have one host name and count their processes each for itself. */
async function hostOf(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${namespace}`.trim();
}

import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Files } from '../generation/files.ts';
import { isLock, LOCK, unfinished } from './generation-layout.ts';
import { isErrno, withNamedFailures } from './named-failures.ts';
import { sha256 } from './sha256.ts';

const Holder = z.object({
  pid: z.number().int().positive(),
  startedAt: z.string(),
  host: z.string(),
  /** What `processStart` says of `pid`. */
  mark: z.string(),
});
export type Holder = z.infer<typeof Holder>;

/** A holder writes its lock in one go; a lock that is still unreadable after this is a torn one. */
const TORN_AFTER_MS = 100;

export type DirectoryLock = {
  /** The file that stands for the lock. */
  path: string;
  release(): Promise<void>;
};

export type DirectoryLockDeps = {
  files: Files;
  /** Made when there is none. */
  directory: string;
  self: { pid: number; host: string };
  clock: () => Date;
  processStart: (pid: number) => Promise<string | null>;
  /** What who comes second is told. */
  held: (holder: Holder) => Error;
  /** Whether the holder of a lock file is gone when it was on another host, where it cannot be seen; it is by default. */
  isAbandoned?: (path: string) => Promise<boolean>;
};

/**
 * Takes the one right to write to a directory. Throws what `held` makes at once, never waits.
 *
 * A lock is a file that only one process can create. That of a process that has ended, or of one that is gone from another
 * host, is stale; it is not removed but succeeded, by a file that is named after its content and so, again, only one process can
 * create:
 *
 *   LOCK {pid 71, ended} ← LOCK-5f1c… {pid 98, ended} ← LOCK-a07e… {pid 120: holds the lock}
 *
 * Who ends a chain takes the place of LOCK, and removes the others after; so does a release. So a process that created a
 * successor of a chain that was just replaced finds, looking again, that LOCK is not what it was, and starts over.
 */
export async function takeDirectoryLock(deps: DirectoryLockDeps): Promise<DirectoryLock> {
  const { directory, self, processStart, held, isAbandoned = async () => true } = deps;
  const files = withNamedFailures(deps.files);
  const head = join(directory, LOCK);
  const mark = (await processStart(self.pid)) ?? '';
  const mine = JSON.stringify({ ...self, startedAt: deps.clock().toISOString(), mark } satisfies Holder);
  const successorOf = (content: string) => join(directory, `${LOCK}-${sha256(content).slice(0, 16)}`);

  async function content(path: string): Promise<string | null> {
    try {
      return new TextDecoder().decode(await files.read(path));
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return null;
      throw error;
    }
  }

  /** The lock's content, read again where it may be in the middle of being written. */
  async function settledContent(path: string): Promise<string | null> {
    const found = await content(path);
    if (found === null || parse(found) !== null) return found;
    await sleep(TORN_AFTER_MS);
    return content(path);
  }

  async function create(path: string): Promise<boolean> {
    try {
      await files.create(path, [new TextEncoder().encode(mine)]);
      return true;
    } catch (error) {
      if (isErrno(error, 'EEXIST')) return false;
      throw error;
    }
  }

  async function isStale(path: string, holder: Holder): Promise<boolean> {
    if (holder.host !== self.host) return isAbandoned(path);
    return (await processStart(holder.pid)) !== holder.mark;
  }

  async function take(): Promise<string> {
    let path = head;
    let headContent: string | null = null;
    for (;;) {
      if (await create(path)) {
        if (path === head || (await content(head)) === headContent) return path;
        await files.remove(path);
        path = head;
        continue;
      }
      const found = await settledContent(path);
      if (path === head) headContent = found;
      const holder = parse(found);
      if (holder && !(await isStale(path, holder))) throw held(holder);
      path = found === null ? head : successorOf(found);
    }
  }

  /** Puts a successor in the place of the chain that it ends, so that chains do not grow with every process that is killed. */
  async function shorten(): Promise<void> {
    const copy = join(directory, unfinished(basename(successorOf(mine))));
    await files.create(copy, [new TextEncoder().encode(mine)]);
    await files.rename(copy, head);
    await removeSuccessors();
  }

  async function removeSuccessors(): Promise<void> {
    const successors = (await files.list(directory)).filter((name) => isLock(name) && name !== LOCK);
    for (const name of successors) await files.remove(join(directory, name));
  }

  await files.makeDirectory(directory);
  let taken = await take();
  if (taken !== head) {
    await shorten();
    taken = head;
  }
  return {
    path: taken,
    async release() {
      const lost = (await content(taken)) !== mine || (await content(successorOf(mine))) !== null;
      if (lost) return;
      await files.remove(head);
      await removeSuccessors();
    },
  };
}

function parse(text: string | null): Holder | null {
  try {
    return Holder.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

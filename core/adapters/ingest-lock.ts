import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { IngestRunning } from '../errors.ts';
import type { Files } from '../generation/files.ts';
import { INDEX, isLock, LOCK } from './generation-layout.ts';
import { isErrno, withNamedFailures } from './named-failures.ts';
import { sha256 } from './sha256.ts';

const Holder = z.object({
  pid: z.number().int().positive(),
  startedAt: z.string(),
  host: z.string(),
  /** What `processStart` says of `pid`. */
  mark: z.string(),
});
type Holder = z.infer<typeof Holder>;

/** A holder writes its lock in one go; a lock that is still unreadable after this is a torn one. */
const TORN_AFTER_MS = 100;

export type IngestLock = { release(): Promise<void> };

export type IngestLockDeps = {
  files: Files;
  dataDirectory: string;
  self: { pid: number; host: string };
  clock: () => Date;
  processStart: (pid: number) => Promise<string | null>;
};

/**
 * Takes the one right to write to a data directory. Throws IngestRunning at once, never waits.
 *
 * A lock is a file that only one process can create. That of a process that has ended, or that ran on another host, is
 * stale; it is not removed but succeeded, by a file that is named after its content and so, again, only one process can
 * create:
 *
 *   LOCK {pid 71, ended} ← LOCK-5f1c… {pid 98, ended} ← LOCK-a07e… {pid 120: holds the lock}
 *
 * A holder releases LOCK first and its successors after. So a process that created a successor of a chain that was just
 * released finds, looking again, that LOCK is not what it was, and starts over.
 */
export async function takeIngestLock(deps: IngestLockDeps): Promise<IngestLock> {
  const { dataDirectory, self, processStart } = deps;
  const files = withNamedFailures(deps.files);
  const index = join(dataDirectory, INDEX);
  const head = join(index, LOCK);
  const mark = (await processStart(self.pid)) ?? '';
  const mine = JSON.stringify({ ...self, startedAt: deps.clock().toISOString(), mark } satisfies Holder);
  const successorOf = (content: string) => join(index, `${LOCK}-${sha256(content).slice(0, 16)}`);

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

  async function isStale(holder: Holder): Promise<boolean> {
    return holder.host !== self.host || (await processStart(holder.pid)) !== holder.mark;
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
      if (holder && !(await isStale(holder))) {
        throw new IngestRunning(dataDirectory, holder.pid, holder.startedAt);
      }
      path = found === null ? head : successorOf(found);
    }
  }

  await files.makeDirectory(index);
  const taken = await take();
  return {
    async release() {
      const lost = (await content(taken)) !== mine || (await content(successorOf(mine))) !== null;
      if (lost) return;
      const successors = (await files.list(index)).filter((name) => isLock(name) && name !== LOCK);
      for (const name of [LOCK, ...successors]) await files.remove(join(index, name));
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

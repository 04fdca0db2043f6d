import { join } from 'node:path';
import { IngestRunning } from '../errors.ts';
import { type DirectoryLock, type DirectoryLockDeps, takeDirectoryLock } from './directory-lock.ts';
import { INDEX } from './generation-layout.ts';

export type IngestLockDeps = Omit<DirectoryLockDeps, 'directory' | 'held' | 'isAbandoned'> & { dataDirectory: string };

/** Takes the one right to write generations to a data directory. Throws IngestRunning at once, never waits. */
export function takeIngestLock({ dataDirectory, ...deps }: IngestLockDeps): Promise<DirectoryLock> {
  return takeDirectoryLock({
    ...deps,
    directory: join(dataDirectory, INDEX),
    held: ({ pid, startedAt }) => new IngestRunning(dataDirectory, pid, startedAt),
  });
}

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { createDiskFiles } from './disk-files.ts';
import { takeIngestLock } from './ingest-lock.ts';
import { createLoader, EXTENSIONS } from './loaders/loader.ts';
import { ownFolders } from './own-folders.ts';
import { createOwnerFiles } from './owner-files.ts';
import { processStart } from './process-start.ts';
import { createStore } from './wire.ts';

/** What an owner works on in a data directory: uploaded files, approved answers, and the generations to go back to. */
export function createLibraryFiles(dataDirectory: string) {
  const files = createDiskFiles();
  const store = createStore(dataDirectory);
  const randomId = () => randomBytes(6).toString('hex');
  const folders = ownFolders(dataDirectory);
  return {
    uploads: createOwnerFiles({ files, directory: folders.uploads, randomId }),
    curated: createOwnerFiles({ files, directory: folders.curated, randomId }),
    formatOf: createLoader().formatOf,
    formats: EXTENSIONS,
    /** With it comes what reads Markdown. */
    async loadCuratedFile() {
      const { readCuratedEntry, writeCuratedEntry, sentencesOf } = await import('./curated-file.ts');
      return { read: readCuratedEntry, write: writeCuratedEntry, sentences: sentencesOf };
    },
    generations: {
      kept: store.kept,
      async activate(id: string): Promise<void> {
        const self = { pid: process.pid, host: hostname() };
        const clock = () => new Date();
        const lock = await takeIngestLock({ files, dataDirectory, self, clock, processStart });
        try {
          await store.activate(id);
        } finally {
          await lock.release();
        }
      },
    },
  };
}

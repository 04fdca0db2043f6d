import type { CuratedEntry } from '../../core/answer/curated/curated-entry.ts';
import type { sentencesCited } from '../../core/answer/curated/sentences-cited.ts';
import type { Loader } from '../../core/documents/loader.ts';
import type { OwnerFiles } from '../../core/documents/owner-files.ts';
import type { GenerationStore } from '../../core/generation/generation.ts';
import type { Examiner } from './examiner.ts';
import type { IngestJobs } from './ingest-jobs.ts';

/** What the owner of the documents works on: files, approved answers, generations, and the programs that make them count. */
export type Library = {
  uploads: OwnerFiles;
  formatOf: Loader['formatOf'];
  /** Extensions that `formatOf` knows. */
  formats: readonly string[];
  curated: OwnerFiles;
  loadCuratedFile(): Promise<CuratedFile>;
  generations: Pick<GenerationStore, 'kept'> & {
    /** Throws GenerationGone, IndexCorrupt, IngestRunning, StorageFailed. */
    activate(id: string): Promise<void>;
  };
  ingest: IngestJobs;
  examiner: Examiner;
  /** A name that no approved answer has yet. */
  newCuratedId(): string;
  /** The day it is, ISO. */
  today(): string;
};

/** Reads and writes files of approved answers. */
export type CuratedFile = {
  /** Throws DocumentUnreadable. */
  read(file: { path: string; bytes: Uint8Array }): CuratedEntry;
  write(entry: CuratedEntry): Uint8Array;
  sentences(entry: Pick<CuratedEntry, 'answer' | 'citations'>): ReturnType<typeof sentencesCited>;
};

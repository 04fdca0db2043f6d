import type { Documents } from '../options.ts';
import type { Subject } from '../run/examine.ts';

/** What commands need of the world; `main.ts` chooses it. */
export type Deps = {
  /** Folder of the project. */
  root: string;
  /** Where the index is that questions are asked of when nothing else is said. */
  dataDir: string;
  /** Indexes documents, or opens an index, and makes what answers from it, with the configured model's help where that is wanted. */
  open(documents: Documents, withModel?: boolean): Promise<Subject>;
  /** To standard output, a line. */
  print(text: string): void;
  /** To standard error, a line. */
  note(text: string): void;
  /** Monotonic, milliseconds. */
  now(): number;
  /** ISO date. */
  today(): string;
  revision(): Promise<string | null>;
};

export const DONE = 0;
export const FAILED = 1;
export const MISUSED = 2;

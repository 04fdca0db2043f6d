import type { LoadedDocument } from './block.ts';

/** A file format a loader reads. `maxBytes` is refused-above, so that a caller can refuse a file before reading it. */
export type Format = { name: string; maxBytes: number };

/**
 * Turns the bytes of one file into blocks. `path` is only read for its extension and for messages; nothing is opened.
 *
 * `load` rejects with `DocumentUnreadable` and nothing else, whatever the bytes are, and within bounded time.
 */
export type Loader = {
  /** The format of a file by its extension, in any case; null when no loader reads it. */
  formatOf(path: string): Format | null;
  load(file: { path: string; bytes: Uint8Array }): Promise<LoadedDocument>;
};

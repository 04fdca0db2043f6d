/**
 * The few file operations that keeping generations takes. Paths are absolute. Every call either does what it says or
 * throws the system's error (`code` is `ENOSPC`, `ENOENT` …); nothing is retried.
 */
export type Files = {
  /** Names in a directory, in no particular order. */
  list(directory: string): Promise<string[]>;
  read(path: string): Promise<Uint8Array>;
  /** Size and SHA-256 (lower-case hex) of a file as it is on disk, read in pieces. */
  digest(path: string): Promise<FileDigest>;
  /** Creates a file, or none when it fails; EEXIST when there is one. Not durable before `sync`. */
  create(path: string, parts: Iterable<Uint8Array>): Promise<void>;
  /** Waits until a file's bytes, or a directory's names, would survive a power cut. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a whole directory; nothing there is fine. */
  remove(path: string): Promise<void>;
  /** Makes a directory and those above it; one that exists is fine. */
  makeDirectory(path: string): Promise<void>;
};

export type FileDigest = { bytes: number; sha256: string };

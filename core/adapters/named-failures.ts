import { StorageFailed } from '../errors.ts';
import type { Files } from '../generation/files.ts';

const WHY: Record<string, string> = {
  ENOSPC: 'the disk is full; free some space and try again',
  EDQUOT: 'the disk quota is used up; free some space and try again',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied; check who owns it',
  EPERM: 'permission denied; check who owns it',
  EMFILE: 'this process has too many open files; raise its limit (ulimit -n)',
  ENFILE: 'the system has too many open files',
  EIO: 'the disk reports an error',
  EEXIST: 'a file is in its place',
  EISDIR: 'a directory is in its place; remove it',
  ENOENT: 'there is no such directory',
  ENOTDIR: 'a part of the path is a file, not a directory',
};

/** What readers decide on themselves: nothing there, or not a file. */
const ABSENT = ['ENOENT', 'EISDIR', 'ENOTDIR'];

/**
 * Files whose failures are StorageFailed: one sentence that names the path. Two kinds stay as they are because callers
 * decide on them: reading what is not there, and creating what is.
 */
export function withNamedFailures(files: Files): Files {
  return {
    list: (path) => naming('read', path, files.list(path), ['ENOENT']),
    read: (path) => naming('read', path, files.read(path), ABSENT),
    digest: (path) => naming('read', path, files.digest(path), ABSENT),
    create: (path, parts) => naming('write', path, files.create(path, parts), ['EEXIST']),
    sync: (path) => naming('write', path, files.sync(path)),
    rename: (from, to) => naming('write', to, files.rename(from, to)),
    remove: (path) => naming('remove', path, files.remove(path)),
    makeDirectory: (path) => naming('make', path, files.makeDirectory(path)),
  };
}

/** Whether an error is the system's error of this name. */
export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function naming<T>(verb: string, path: string, call: Promise<T>, expected: string[] = []): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (expected.includes(code)) throw error;
    const why = WHY[code] ?? (error instanceof Error ? error.message : 'unknown error');
    throw new StorageFailed(path, code, `Cannot ${verb} ${path}: ${why} (${code}).`, { cause: error });
  }
}

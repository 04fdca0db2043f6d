import type { Files } from '../generation/files.ts';

/** An error as the system gives it. */
export function errno(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/**
 * Files whose n-th call fails with `code` (counted from 1), and with `forGood` every one after it too. A `create` that
 * fails leaves half of its bytes behind, as a full disk does. `calls()` counts.
 */
export function failingFiles(files: Files, failure: { at: number; code: string; forGood?: boolean }) {
  let calls = 0;
  const paths: string[] = [];
  const attempt = async <T>(path: string, call: () => Promise<T>, broken?: () => Promise<void>): Promise<T> => {
    calls += 1;
    if (calls !== failure.at && !(failure.forGood && calls > failure.at)) return call();
    paths.push(path);
    await broken?.();
    throw errno(failure.code);
  };
  const failing: Files = {
    list: (path) => attempt(path, () => files.list(path)),
    read: (path) => attempt(path, () => files.read(path)),
    digest: (path) => attempt(path, () => files.digest(path)),
    create: (path, parts) =>
      attempt(
        path,
        () => files.create(path, parts),
        () => files.create(path, [half(parts)]),
      ),
    sync: (path) => attempt(path, () => files.sync(path)),
    rename: (from, to) => attempt(to, () => files.rename(from, to)),
    remove: (path) => attempt(path, () => files.remove(path)),
    makeDirectory: (path) => attempt(path, () => files.makeDirectory(path)),
  };
  return { files: failing, calls: () => calls, failedPaths: () => paths };
}

function half(parts: Iterable<Uint8Array>): Uint8Array {
  const bytes = Buffer.concat([...parts]);
  return bytes.subarray(0, bytes.length >> 1);
}

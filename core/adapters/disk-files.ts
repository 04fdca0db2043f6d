import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files } from '../generation/files.ts';
import { isErrno } from './named-failures.ts';

/** Small parts are joined up to this size before they are written. */
const WRITE_BYTES = 1 << 20;

/** Files of the local file system. */
export function createDiskFiles(): Files {
  return {
    list: (directory) => readdir(directory),
    read: (path) => readFile(path),
    async digest(path) {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of createReadStream(path, { highWaterMark: WRITE_BYTES })) {
        hash.update(chunk);
        bytes += chunk.length;
      }
      return { bytes, sha256: hash.digest('hex') };
    },
    async create(path, parts) {
      const file = await open(path, 'wx');
      try {
        for (const block of joined(parts)) await file.writeFile(block);
        await file.close();
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(path, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    async sync(path) {
      const file = await open(path, 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
    rename,
    remove: (path) => rm(path, { recursive: true, force: true }),
    makeDirectory,
  };
}

/** Parents one by one: Node's `recursive` hides a full disk (nodejs/node#42808) and never returns under `/proc`. */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (isErrno(error, 'EEXIST') && (await stat(path)).isDirectory()) return;
    if (!isErrno(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeDirectory(dirname(path));
    await mkdir(path);
  }
}

/** Parts in blocks that are worth a write; a large part passes as it is, not copied. */
function* joined(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for (const part of parts) {
    if (bytes + part.length > WRITE_BYTES) {
      yield Buffer.concat(waiting, bytes);
      waiting = [];
      bytes = 0;
    }
    if (part.length > WRITE_BYTES) {
      yield part;
    } else {
      waiting.push(part);
      bytes += part.length;
    }
  }
  yield Buffer.concat(waiting, bytes);
}

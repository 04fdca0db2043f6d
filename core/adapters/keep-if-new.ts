import type { Files } from '../generation/files.ts';
import { isErrno, withNamedFailures } from './named-failures.ts';
import { replaceFile } from './owner-files.ts';

/** Writes a file where it would change; without bytes it is removed. Throws StorageFailed. */
export async function keepIfNew(
  files: Files,
  path: string,
  parts: Iterable<Uint8Array>,
  randomId: string,
): Promise<void> {
  const named = withNamedFailures(files);
  const bytes = Buffer.concat([...parts]);
  if (Buffer.compare(await knownBytes(named, path), bytes) === 0) return;
  if (bytes.length === 0) await named.remove(path);
  else await replaceFile(named, path, bytes, randomId);
}

async function knownBytes(files: Files, path: string): Promise<Uint8Array> {
  try {
    return await files.read(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return new Uint8Array();
    throw error;
  }
}

import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OwnerFiles } from '../documents/owner-files.ts';
import type { Files } from '../generation/files.ts';
import { isErrno, withNamedFailures } from './named-failures.ts';

/**
 * Files that an owner puts into a folder, each whole or not there at all:
 *
 *   .NAME.id written → fsync → rename to NAME → fsync of the folder
 *
 * Hidden files are nobody's: those that a killed process left are written over or stay unread.
 */
export function createOwnerFiles(deps: { files: Files; directory: string; randomId: () => string }): OwnerFiles {
  const { directory, randomId } = deps;
  const files = withNamedFailures(deps.files);
  const at = (name: string) => join(directory, name);

  async function describe(name: string) {
    const { size, mtime } = await stat(at(name));
    return { name, bytes: size, changedAt: mtime };
  }

  async function names(): Promise<string[]> {
    try {
      return (await files.list(directory)).filter((name) => !name.startsWith('.'));
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw error;
    }
  }

  return {
    async list() {
      const described = await Promise.allSettled((await names()).sort().map(describe));
      // One that was removed meanwhile is not there.
      return described.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
    async read(name) {
      try {
        return await files.read(at(name));
      } catch (error) {
        if (isErrno(error, 'ENOENT')) return null;
        throw error;
      }
    },
    write: (name, bytes) => replaceFile(files, at(name), bytes, randomId()),
    async remove(name) {
      if (!(await names()).includes(name)) return false;
      await files.remove(at(name));
      await files.sync(directory);
      return true;
    },
  };
}

/** Puts a file in its place at once, durable when it returns; what was there stays where that fails. */
export async function replaceFile(files: Files, path: string, bytes: Uint8Array, randomId: string): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${randomId}.part`);
  await files.makeDirectory(folder);
  try {
    await files.create(temporary, [bytes]);
    await files.sync(temporary);
    await files.rename(temporary, path);
    await files.sync(folder);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
}

import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isErrno } from './named-failures.ts';

const BYTES = 32;

/**
 * A key that a machine makes for itself once: 32 random bytes in a file that only this user may read, the same for every process
 * that uses the folder. A file that was cut short or altered is made anew.
 */
export async function readOrMakeSecret(path: string): Promise<Buffer> {
  const kept = await read(path);
  if (kept?.length === BYTES) return kept;
  if (kept !== null) await rm(path);
  await mkdir(dirname(path), { recursive: true });
  const whole = `${path}.${randomBytes(4).toString('hex')}`;
  const file = await open(whole, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(BYTES));
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(whole, 0o600);
  // A link is made once: of two processes that begin together, one reads what the other has made.
  await link(whole, path).catch((error: unknown) => {
    if (!isErrno(error, 'EEXIST')) throw error;
  });
  await rm(whole);
  return readFile(path);
}

async function read(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

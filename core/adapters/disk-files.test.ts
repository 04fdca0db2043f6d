import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskFiles } from './disk-files.ts';
import { sha256 } from './sha256.ts';

const files = createDiskFiles();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('files of the disk', () => {
  it('writes many small and large parts as one file, and digests it', async () => {
    const parts = [1, 10, 3_000_000, 0, 5, 1_048_576].map((length, at) => new Uint8Array(length).fill(at + 1));
    const path = join(folder, 'parts');
    await files.create(path, parts);
    const whole = Buffer.concat(parts);
    expect(whole.equals(await readFile(path))).toBe(true);
    expect(await files.digest(path)).toEqual({ bytes: whole.length, sha256: sha256(whole) });
  });

  it('creates no file over another one, and none when its content fails', async () => {
    const path = join(folder, 'once');
    await files.create(path, [Buffer.from('first')]);
    await expect(files.create(path, [Buffer.from('second')])).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('first');
    function* failing() {
      yield new Uint8Array(2_000_000);
      throw new Error('no more');
    }
    await expect(files.create(join(folder, 'half'), failing())).rejects.toThrow('no more');
    expect(existsSync(join(folder, 'half'))).toBe(false);
  });

  it('makes directories with their parents, and says why not', async () => {
    const deep = join(folder, 'a/b/c');
    await files.makeDirectory(deep);
    await files.makeDirectory(deep);
    expect((await stat(deep)).isDirectory()).toBe(true);
    await writeFile(join(folder, 'file'), '');
    await expect(files.makeDirectory(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(files.makeDirectory(join(folder, 'file/under'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(process.platform === 'linux')('returns from a place where nothing can be made', async () => {
    await expect(files.makeDirectory('/proc/wenju/index')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

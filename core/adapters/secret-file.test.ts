import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrMakeSecret } from './secret-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-secret-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a secret file', () => {
  it('is made once, for this user only, and read from then on', async () => {
    const path = join(folder, 'new/key');
    const made = await readOrMakeSecret(path);
    expect(made).toHaveLength(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readOrMakeSecret(path)).toEqual(made);
    expect(await readdir(join(folder, 'new'))).toEqual(['key']);
  });

  it('is the same for all that begin at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => readOrMakeSecret(join(folder, 'together'))));
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(1);
  });

  it('is made anew where it was cut short', async () => {
    const path = join(folder, 'short');
    await writeFile(path, 'abc');
    expect(await readOrMakeSecret(path)).toHaveLength(32);
  });

  it('fails where nothing can be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(readOrMakeSecret(join(folder, 'file/key'))).rejects.toThrow();
  });
});

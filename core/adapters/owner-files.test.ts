import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageFailed } from '../errors.ts';
import type { Files } from '../generation/files.ts';
import { failingFiles } from '../testing/faulty-files.ts';
import { createDiskFiles } from './disk-files.ts';
import { createOwnerFiles } from './owner-files.ts';

let root: string;
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenju-own-'));
});
afterAll(() => rm(root, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

function shelf(files: Files = createDiskFiles(), directory = join(root, `new-${folders++}`, 'uploads')) {
  return { directory, own: createOwnerFiles({ files, directory, randomId: () => 'r1' }) };
}

describe('own files', () => {
  it('are listed by name, read, replaced and removed', async () => {
    const { own, directory } = shelf();
    expect(await own.list()).toEqual([]);
    expect(await own.read('a.md')).toBeNull();
    expect(await own.remove('a.md')).toBe(false);
    await own.write('退货.md', bytes('一'));
    await own.write('a.md', bytes('二'));
    await own.write('退货.md', bytes('三四'));
    await writeFile(join(directory, '.left.part'), 'half');
    expect(await own.list()).toEqual([
      { name: 'a.md', bytes: 3, changedAt: expect.any(Date) },
      { name: '退货.md', bytes: 6, changedAt: expect.any(Date) },
    ]);
    expect(Buffer.from((await own.read('退货.md')) ?? []).toString()).toBe('三四');
    expect(await own.remove('退货.md')).toBe(true);
    expect((await own.list()).map(({ name }) => name)).toEqual(['a.md']);
  });

  it('never removes what it does not list, however it is called', async () => {
    const { own, directory } = shelf();
    await own.write('a.md', bytes('一'));
    for (const name of ['../uploads/a.md', './a.md', '.', '..', '', 'a.md/'])
      expect(await own.remove(name)).toBe(false);
    expect(await readdir(directory)).toEqual(['a.md']);
  });

  it.each(['ENOSPC', 'EIO', 'EACCES'])('stay as they were when %s comes at any call', async (code) => {
    const { own, directory } = shelf();
    await own.write('a.md', bytes('旧'));
    for (let at = 1; ; at++) {
      const faulty = failingFiles(createDiskFiles(), { at, code });
      const outcome = await shelf(faulty.files, directory)
        .own.write('a.md', bytes('新'))
        .catch((error: unknown) => error);
      if (faulty.calls() < at) return expect(at).toBeGreaterThan(5);
      expect(outcome).toBeInstanceOf(StorageFailed);
      expect(outcome).toMatchObject({ errno: code });
      expect(['旧', '新']).toContain(await readFile(join(directory, 'a.md'), 'utf8'));
      expect(await readdir(directory)).toEqual(['a.md']);
      await own.write('a.md', bytes('旧'));
    }
  });
});

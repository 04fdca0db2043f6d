import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexCorrupt, IndexMismatch, StorageFailed } from '../errors.ts';
import type { Files } from '../generation/files.ts';
import { GENERATIONS_KEPT } from '../generation/generation.ts';
import { loadWhole } from '../generation/load-whole.ts';
import type { Manifest } from '../generation/manifest.ts';
import { failingFiles } from '../testing/faulty-files.ts';
import { draftOf } from '../testing/generation-draft.ts';
import { createMemoryGenerations } from '../testing/generation-memory.ts';
import { contentOf, testGenerationStore } from '../testing/generation-store-contract.ts';
import { createDiskFiles } from './disk-files.ts';
import { createGenerationFiles } from './generation-files.ts';
import { sha256 } from './sha256.ts';
import { createVectorSearch } from './vector-index.ts';

/** Waiting for the disk is most of the time and changes nothing that these tests see; the contract suite does wait. */
const disk: Files = { ...createDiskFiles(), sync: async () => undefined };
let root: string;
let folders = 0;
let ids = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenju 索引-'));
});
afterAll(() => rm(root, { recursive: true }));

async function emptyFolder(): Promise<string> {
  folders += 1;
  const folder = join(root, String(folders));
  await mkdir(folder);
  return folder;
}

function storeIn(dataDirectory: string, files: Files = disk, hnswFrom = 5) {
  const randomId = () => {
    ids += 1;
    return `r${ids}`;
  };
  const vectors = createVectorSearch({ hnswFrom });
  return createGenerationFiles({ files, vectors, dataDirectory, clock: () => new Date(), randomId });
}

const namesIn = (dataDirectory: string) => readdir(join(dataDirectory, 'index'));

async function currentDirectory(dataDirectory: string): Promise<string> {
  const pointer = JSON.parse(await readFile(join(dataDirectory, 'index', 'CURRENT'), 'utf8')) as { generation: string };
  return join(dataDirectory, 'index', pointer.generation);
}

testGenerationStore('generations in memory', async () => createMemoryGenerations());
testGenerationStore('generations in files', async () => storeIn(await emptyFolder(), createDiskFiles(), 10_000));
testGenerationStore('generations in files, with a vector graph', async () =>
  storeIn(await emptyFolder(), createDiskFiles()),
);

describe('publishing', () => {
  it('keeps the last five generations and nothing else', async () => {
    const folder = await emptyFolder();
    const store = storeIn(folder);
    const published: string[] = [];
    for (const seed of [1, 2, 3, 4, 5, 6, 7]) published.push((await store.publish(draftOf(2, seed))).id);
    expect((await namesIn(folder)).sort()).toEqual([...published.slice(2), 'CURRENT'].sort());
  });

  it('says what is in the way: a data directory that is a file, a pointer that is a directory', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(storeIn(join(folder, 'file')).salvage()).rejects.toThrow(/a part of the path is a file.*ENOTDIR/);
    await mkdir(join(folder, 'index', 'CURRENT'), { recursive: true });
    await expect(storeIn(folder).publish(draftOf(2))).rejects.toThrow(
      /CURRENT: a directory is in its place; remove it/,
    );
  });

  it('sweeps what a killed writer left, and a generation that it never switched to', async () => {
    const folder = await emptyFolder();
    const store = storeIn(folder);
    const { id } = await store.publish(draftOf(2));
    await mkdir(join(folder, 'index', '.20990101T000000000Z-x'));
    await mkdir(join(folder, 'index', '20990101T000000000Z-x'));
    await writeFile(join(folder, 'index', '.CURRENT-20990101T000000000Z-x'), '{');
    await store.sweep();
    expect((await namesIn(folder)).sort()).toEqual([id, 'CURRENT'].sort());
  });

  it.each(['ENOSPC', 'EIO', 'EACCES', 'EMFILE'])(
    'survives %s at every call: the old generation or the new one, whole, and no leftovers',
    async (code) => {
      for (let at = 1; ; at++) {
        const folder = await emptyFolder();
        await storeIn(folder).publish(draftOf(2, 1));
        const before = await namesIn(folder);
        const faulty = failingFiles(disk, { at, code });
        const outcome = await storeIn(folder, faulty.files)
          .publish(draftOf(2, 2))
          .catch((error: unknown) => error);
        if (faulty.calls() < at) return expect(at).toBeGreaterThan(30);

        const content = contentOf(await storeIn(folder).load());
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(StorageFailed);
          expect(outcome.message).toContain(faulty.failedPaths()[0]);
          expect(outcome.message).toContain(code);
        }
        const switched = (await namesIn(folder)).length > before.length;
        expect(content, `call ${at}`).toEqual(contentOf(draftOf(2, switched ? 2 : 1)));
        if (!(outcome instanceof Error)) expect(switched).toBe(true);
        if (!switched) expect((await namesIn(folder)).sort(), `call ${at}`).toEqual(before.sort());
      }
    },
  );

  it('survives a disk that stays full from any call on, and mends at the next run', async () => {
    for (let at = 1; ; at++) {
      const folder = await emptyFolder();
      await storeIn(folder).publish(draftOf(2, 1));
      const faulty = failingFiles(disk, { at, code: 'ENOSPC', forGood: true });
      await storeIn(folder, faulty.files)
        .publish(draftOf(2, 2))
        .catch(() => undefined);
      if (faulty.calls() < at) return;
      const { passages } = await storeIn(folder).load();
      expect(passages).toHaveLength(6);
      const next = storeIn(folder);
      await next.sweep();
      const { id } = await next.publish(draftOf(2, 3));
      expect((await namesIn(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
      expect((await next.load()).manifest.id).toBe(id);
    }
  });

  it('does not trust a write that reads back differently', async () => {
    const folder = await emptyFolder();
    await storeIn(folder).publish(draftOf(2, 1));
    const lossy: Files = {
      ...disk,
      create: (path, parts) => disk.create(path, path.endsWith('.f32') ? [...parts].map((p) => p.subarray(4)) : parts),
    };
    await expect(storeIn(folder, lossy).publish(draftOf(2, 2))).rejects.toThrow(/embeddings\.f32.*reads back/);
    expect(contentOf(await storeIn(folder).load())).toEqual(contentOf(draftOf(2, 1)));
  });
});

describe('loading', () => {
  it('reads the next generation when the one it was reading is swept away', async () => {
    const folder = await emptyFolder();
    await storeIn(folder).publish(draftOf(2, 1));
    let swapped = false;
    const racing: Files = {
      ...disk,
      async read(path) {
        if (path.endsWith('passages.jsonl') && !swapped) {
          swapped = true;
          const writer = storeIn(folder);
          for (let seed = 2; seed <= GENERATIONS_KEPT + 1; seed++) await writer.publish(draftOf(2, seed));
        }
        return disk.read(path);
      },
    };
    const newest = draftOf(2, GENERATIONS_KEPT + 1);
    expect(contentOf(await storeIn(folder, racing).load())).toEqual(contentOf(newest));
  });

  /** Another program's manifest, its hash in the pointer put right. */
  async function replaceManifest(folder: string, change: (manifest: Manifest) => unknown): Promise<void> {
    const path = join(await currentDirectory(folder), 'manifest.json');
    const manifest = JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')) as Manifest));
    await writeFile(path, manifest);
    const pointerPath = join(folder, 'index', 'CURRENT');
    const pointer = JSON.parse(await readFile(pointerPath, 'utf8')) as object;
    await writeFile(pointerPath, JSON.stringify({ ...pointer, sha256: sha256(manifest) }));
  }

  it('loads an index from before there were approved answers', async () => {
    const folder = await emptyFolder();
    await storeIn(folder).publish({ ...draftOf(2), curated: [] });
    expect(await readdir(await currentDirectory(folder))).not.toContain('curated.jsonl');
    await replaceManifest(folder, ({ curated: _, ...manifest }) => manifest);
    const { curated, manifest, documents } = await storeIn(folder).load();
    expect({ curated, files: manifest.curated, documents: documents.size }).toEqual({
      curated: [],
      files: [],
      documents: 2,
    });
  });

  it('refuses an index of another format, saying both numbers', async () => {
    const folder = await emptyFolder();
    await storeIn(folder).publish(draftOf(1));
    await replaceManifest(folder, () => ({ format: 99, whatever: 'a newer program wrote' }));
    await expect(storeIn(folder).load()).rejects.toThrow(IndexMismatch);
    await expect(storeIn(folder).load()).rejects.toThrow(/format 99, this program needs 1/);
  });

  it('remembers its sources whichever of its files is damaged', async () => {
    const folder = await emptyFolder();
    await storeIn(folder).publish(draftOf(1));
    const manifest = join(await currentDirectory(folder), 'manifest.json');
    for (const file of [manifest, join(folder, 'index', 'CURRENT')]) {
      const whole = await readFile(file);
      await writeFile(file, '');
      expect(await storeIn(folder).sources()).toEqual(['/文档']);
      await writeFile(file, whole);
    }
  });
});

describe('going back', () => {
  it('checks every file first, and leaves the current generation where one is damaged', async () => {
    const folder = await emptyFolder();
    const store = storeIn(folder);
    const first = await store.publish(draftOf(2, 1));
    const second = await store.publish(draftOf(2, 2));
    await writeFile(join(folder, 'index', first.id, 'embeddings.f32'), 'x');
    await expect(store.activate(first.id)).rejects.toThrow(/embeddings\.f32 is damaged/);
    expect((await store.manifest())?.id).toBe(second.id);
    const leftOver = (await namesIn(folder)).filter((name) => name.startsWith('.'));
    expect(leftOver).toEqual([]);
  });

  it('survives ENOSPC at every call', async () => {
    const folder = await emptyFolder();
    const first = await storeIn(folder).publish(draftOf(2, 1));
    const second = await storeIn(folder).publish(draftOf(2, 2));
    for (let at = 1; ; at++) {
      const faulty = failingFiles(disk, { at, code: 'ENOSPC' });
      const outcome = await storeIn(folder, faulty.files)
        .activate(first.id)
        .catch((error: unknown) => error);
      if (faulty.calls() < at) return expect(at).toBeGreaterThan(10);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(StorageFailed);
      const { id } = (await storeIn(folder).load()).manifest;
      expect([first.id, second.id]).toContain(id);
      if (!(outcome instanceof Error)) expect(id).toBe(first.id);
      await storeIn(folder).activate(second.id);
    }
  });
});

describe('a damaged index', () => {
  const mutations: Record<string, (bytes: Buffer) => Buffer> = {
    empty: () => Buffer.alloc(0),
    'cut off': (bytes) => bytes.subarray(0, bytes.length - 1),
    'longer by a byte': (bytes) => Buffer.concat([bytes, Buffer.from([0])]),
    'first byte flipped': (bytes) => flip(bytes, 0),
    'middle byte flipped': (bytes) => flip(bytes, bytes.length >> 1),
    'last byte flipped': (bytes) => flip(bytes, bytes.length - 2),
    zeroed: (bytes) => Buffer.alloc(bytes.length),
    garbage: (bytes) => bytes.map((byte, at) => (byte * 31 + at * 17) & 0xff) as Buffer,
  };
  const names = [
    'manifest.json',
    'documents.jsonl',
    'passages.jsonl',
    'terms.grams.bin',
    'terms.words.bin',
    'embeddings.f32',
    'vectors.hnsw',
  ];

  async function published(): Promise<string> {
    const folder = await emptyFolder();
    const store = storeIn(folder);
    await store.publish(draftOf(2, 1));
    await store.publish(draftOf(2, 2));
    return folder;
  }

  async function expectFallback(folder: string, file: string): Promise<void> {
    const error = await storeIn(folder)
      .load()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(IndexCorrupt);
    expect((error as Error).message).toContain(file);
    expect((error as Error).message).toContain(`npm run ingest -- --data-dir '${folder}'`);
    const { generation, damage } = await loadWhole(storeIn(folder));
    expect(damage?.message).toBe((error as Error).message);
    expect(contentOf(generation)).toEqual(contentOf(draftOf(2, 1)));
  }

  it.each(names)('is noticed in %s, and the previous generation serves', async (name) => {
    const folder = await published();
    const path = join(await currentDirectory(folder), name);
    const whole = await readFile(path);
    for (const mutate of Object.values(mutations)) {
      await writeFile(path, mutate(Buffer.from(whole)));
      await expectFallback(folder, path);
    }
    await rm(path);
    await expectFallback(folder, path);
    await mkdir(path);
    await expectFallback(folder, path);
  });

  it('shows the hash that was found and the one that was expected', async () => {
    const folder = await published();
    const path = join(await currentDirectory(folder), 'passages.jsonl');
    const whole = await readFile(path);
    const flipped = flip(Buffer.from(whole), 9);
    await writeFile(path, flipped);
    const message = `SHA-256 is ${sha256(flipped).slice(0, 12)}… and should be ${sha256(whole).slice(0, 12)}…`;
    await expect(storeIn(folder).load()).rejects.toThrow(message);
  });

  it('is noticed when two generations are swapped, or a file between them', async () => {
    const folder = await published();
    const [older = '', newer = ''] = (await namesIn(folder)).filter((name) => name !== 'CURRENT').sort();
    const at = (name: string) => join(folder, 'index', name);
    await cp(join(at(older), 'documents.jsonl'), join(at(newer), 'documents.jsonl'));
    await expectFallback(folder, 'documents.jsonl');

    const other = await published();
    const [first = '', second = ''] = (await namesIn(other)).filter((name) => name !== 'CURRENT').sort();
    const inOther = (name: string) => join(other, 'index', name);
    await rename(inOther(first), inOther('x'));
    await rename(inOther(second), inOther(first));
    await rename(inOther('x'), inOther(second));
    await expect(storeIn(other).load()).rejects.toThrow(IndexCorrupt);
    expect((await loadWhole(storeIn(other))).generation.passages).toHaveLength(6);
  });

  it('is noticed in the pointer, and the newest whole generation serves', async () => {
    const folder = await published();
    const path = join(folder, 'index', 'CURRENT');
    const whole = await readFile(path);
    for (const bytes of ['', '{', '{"generation":"../../etc"}', '\0'.repeat(100)]) {
      await writeFile(path, bytes);
      await expect(storeIn(folder).load()).rejects.toThrow(IndexCorrupt);
      await expect(storeIn(folder).manifest()).rejects.toThrow(IndexCorrupt);
      const { generation, damage } = await loadWhole(storeIn(folder));
      expect(damage?.file).toBe(path);
      expect(contentOf(generation)).toEqual(contentOf(draftOf(2, 2)));
    }
    // A pointer still, but with a hash that the manifest does not have.
    await writeFile(path, whole.toString().replace(/"sha256":"./, '"sha256":"-'));
    expect((await loadWhole(storeIn(folder))).damage?.file).toContain('manifest.json');
  });

  it('cannot be served when no generation is whole', async () => {
    const folder = await emptyFolder();
    await storeIn(folder).publish(draftOf(1));
    await writeFile(join(await currentDirectory(folder), 'embeddings.f32'), '');
    await expect(loadWhole(storeIn(folder))).rejects.toThrow(IndexCorrupt);
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

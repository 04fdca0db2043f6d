import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Files } from '../generation/files.ts';
import { type CrashingFiles, createCrashingFiles, stoppingFiles } from '../testing/crashing-files.ts';
import { draftOf } from '../testing/generation-draft.ts';
import { contentOf } from '../testing/generation-store-contract.ts';
import { createGenerationFiles } from './generation-files.ts';
import { takeIngestLock } from './ingest-lock.ts';
import { createVectorSearch } from './vector-index.ts';

const dataDirectory = '/data';
let ids = 0;

const contentOfSeed = (seed: number) => contentOf(draftOf(2, seed));

function storeOn(files: Files) {
  const randomId = () => {
    ids += 1;
    return `r${ids}`;
  };
  return createGenerationFiles({
    files,
    vectors: createVectorSearch(),
    dataDirectory,
    clock: () => new Date(),
    randomId,
  });
}

/** What `ingest` does with files, by a process of this id. Every other process is dead. */
async function publish(files: Files, pid: number, seed: number): Promise<'done'> {
  const processStart = async (asked: number) => (asked === pid ? 'alive' : null);
  const clock = () => new Date();
  const lock = await takeIngestLock({ files, dataDirectory, self: { pid, host: 'here' }, clock, processStart });
  const store = storeOn(files);
  await store.sweep();
  await store.publish(draftOf(2, seed));
  await lock.release();
  return 'done';
}

async function withGeneration(): Promise<CrashingFiles> {
  const disk = createCrashingFiles();
  await disk.files.makeDirectory(dataDirectory);
  await disk.files.sync('/');
  await publish(disk.files, 1, 1);
  return disk;
}

/** Publishes seed 2 over seed 1 until operation `at`, then cuts the power. */
async function interrupted(at: number, choose: () => number, weaken = (files: Files) => files) {
  const disk = await withGeneration();
  const { files, stopped } = stoppingFiles(weaken(disk.files), at);
  const outcome = await Promise.race([publish(files, 2, 2), stopped]);
  return { outcome, after: disk.crash(choose) };
}

const everythingKept = () => 2;
const choices = fc.infiniteStream(fc.nat(2)).map((stream) => () => Number(stream.next().value));

describe('publishing', () => {
  it('interrupted before any operation leaves one generation whole, and the next run clears up', async () => {
    for (let at = 1; ; at++) {
      const { outcome, after } = await interrupted(at, everythingKept);
      const found = contentOf(await storeOn(after.files).load());
      expect([contentOfSeed(1), contentOfSeed(2)], `operation ${at}`).toContainEqual(found);
      await publish(after.files, 3, 3);
      const names = await after.files.list(`${dataDirectory}/index`);
      const switched = found.documents[0]?.text === contentOfSeed(2).documents[0]?.text;
      const generations = Array(switched ? 3 : 2).fill(expect.stringMatching(/^2/));
      expect(names.sort(), `operation ${at}`).toEqual([...generations, 'CURRENT']);
      if (outcome === 'done') return expect(at).toBeGreaterThan(30);
    }
  });

  it('survives a power cut before any operation, whatever the disk had not kept yet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), choices, async (at, choose) => {
        const { outcome, after } = await interrupted(at, choose);
        const found = contentOf(await storeOn(after.files).load());
        const legal = outcome === 'done' ? [contentOfSeed(2)] : [contentOfSeed(1), contentOfSeed(2)];
        expect(legal).toContainEqual(found);
        await publish(after.files, 3, 3);
        expect(contentOf(await storeOn(after.files).load())).toEqual(contentOfSeed(3));
      }),
      { numRuns: 120 },
    );
  });

  it('keeps the first generation of all through a power cut', async () => {
    await fc.assert(
      fc.asyncProperty(choices, async (choose) => {
        const disk = await withGeneration();
        expect(contentOf(await storeOn(disk.crash(choose).files).load())).toEqual(contentOfSeed(1));
      }),
    );
  });

  it.each([
    ['any file', (path: string) => !/\.jsonl$/.test(path)],
    ['the pointer', (path: string) => !path.includes('CURRENT')],
    ['the folder of generations', (path: string) => !path.endsWith('/index')],
    ["the generation's folder", (path: string) => !/-r\d+$/.test(path)],
  ])('would not survive without syncing %s', async (_name, isSynced) => {
    const weaken = (files: Files): Files => ({
      ...files,
      sync: (path) => (isSynced(path) ? files.sync(path) : Promise.resolve()),
    });
    const losses = await fc.check(
      fc.asyncProperty(choices, async (choose) => {
        const { after } = await interrupted(Number.POSITIVE_INFINITY, choose, weaken);
        expect(contentOf(await storeOn(after.files).load())).toEqual(contentOfSeed(2));
      }),
      { numRuns: 300 },
    );
    expect(losses.failed).toBe(true);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERATIONS_KEPT } from '../generation/generation.ts';
import { compiled } from '../testing/compile.ts';
import { draftOf } from '../testing/generation-draft.ts';
import { contentOf } from '../testing/generation-store-contract.ts';
import { createDiskFiles } from './disk-files.ts';
import { createGenerationFiles } from './generation-files.ts';
import { takeIngestLock } from './ingest-lock.ts';
import { processStart } from './process-start.ts';
import { createVectorSearch } from './vector-index.ts';

const DOCUMENTS = 30;
const KILLS = 50;

const files = { ...createDiskFiles(), sync: async () => undefined };
const clock = () => new Date();
const program = compiled('core/testing/publishing-process.ts');
let folder: string;
let published = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-kill-'));
});
afterAll(() => rm(folder, { recursive: true }));

const store = () =>
  createGenerationFiles({
    files,
    vectors: createVectorSearch({ hnswFrom: 1 }),
    dataDirectory: folder,
    clock,
    randomId: () => {
      published += 1;
      return `r${published}`;
    },
  });

/** A process that publishes the draft of `seed`, once it has the lock. */
async function start(seed: number) {
  const child = spawn(process.execPath, [program, folder, String(seed), String(DOCUMENTS)]);
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  await Promise.race([once(child.stdout, 'data'), ended]);
  return { child, ended };
}

/** What a reader finds after a kill, and what is left after the next writer. */
async function expectWhole(oldSeed: number, newSeed: number, when: string): Promise<void> {
  const found = contentOf(await store().load());
  const published = found.documents[0]?.text.includes(`${newSeed} 😀`) === true;
  expect(found, when).toEqual(contentOf(draftOf(DOCUMENTS, published ? newSeed : oldSeed)));

  const self = { pid: process.pid, host: hostname() };
  const lock = await takeIngestLock({ files, dataDirectory: folder, self, clock, processStart });
  const next = store();
  await next.sweep();
  await next.publish(draftOf(DOCUMENTS, oldSeed));
  await lock.release();
  const names = await readdir(join(folder, 'index'));
  const [current, ...generations] = names.sort().reverse();
  expect(current).toBe('CURRENT');
  expect(generations.length, when).toBeLessThanOrEqual(GENERATIONS_KEPT);
  expect(generations, when).toEqual(generations.map(() => expect.stringMatching(/^2/)));
}

describe('a publishing process', () => {
  it(`leaves one generation whole when it is killed at ${KILLS} random moments`, async () => {
    const seed = Date.now() % 2 ** 31;
    console.info(`seed of the moments: ${seed}`);
    await store().publish(draftOf(DOCUMENTS, 1));
    const whole = await start(2);
    const began = performance.now();
    expect(await whole.ended).toEqual({ code: 0, signal: null });
    const duration = performance.now() - began;
    await expectWhole(1, 2, 'not killed');

    let state = seed;
    let killed = 0;
    for (let round = 0; round < KILLS; round++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const { child, ended } = await start(2);
      await sleep((state / 2 ** 32) * duration);
      child.kill('SIGKILL');
      if ((await ended).signal === 'SIGKILL') killed += 1;
      await expectWhole(1, 2, `seed ${seed}, round ${round}`);
    }
    expect(killed).toBeGreaterThan(KILLS / 4);
  }, 120_000);
});

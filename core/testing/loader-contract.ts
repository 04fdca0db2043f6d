import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoadedDocument } from '../documents/block.ts';
import type { Loader } from '../documents/loader.ts';
import { DocumentUnreadable } from '../errors.ts';

/** What holds of every loader, whatever the bytes. `samples` are whole files, one a format, to be mutilated. */
export function loaderContract(createLoader: () => Loader, samples: ReadonlyMap<string, Uint8Array>): void {
  describe('loader contract', () => {
    const loader = createLoader();

    for (const [path, sample] of samples) {
      it(`reads ${path} into plain blocks`, async () => {
        expectPlain(await loader.load({ path, bytes: sample }));
      });

      it(`reads or refuses any bytes named ${path}`, async () => {
        const anyBytes = fc.uint8Array({ maxLength: 2_000 });
        await fc.assert(
          fc.asyncProperty(anyBytes, (bytes) => expectReadOrRefused(loader, path, bytes)),
          RUNS,
        );
      });

      it(`reads or refuses ${path} with any bytes overwritten or cut off`, async () => {
        const damage = fc.record({
          at: fc.nat(sample.length),
          bytes: fc.uint8Array({ maxLength: 20 }),
          cut: fc.boolean(),
        });
        const damaged = damage.map(({ at, bytes, cut }) =>
          Buffer.concat([sample.subarray(0, at), bytes, cut ? new Uint8Array() : sample.subarray(at + bytes.length)]),
        );
        await fc.assert(
          fc.asyncProperty(damaged, (bytes) => expectReadOrRefused(loader, path, bytes)),
          RUNS,
        );
      });
    }

    it('reads the same bytes to the same blocks', async () => {
      for (const [path, bytes] of samples) {
        expect(await loader.load({ path, bytes })).toEqual(await loader.load({ path, bytes }));
      }
    });

    it('refuses an unknown extension and an empty file by name', async () => {
      expect(loader.formatOf('表.xyz')).toBeNull();
      await expect(loader.load({ path: '表.xyz', bytes: Buffer.from('字') })).rejects.toMatchObject({
        reason: 'format',
      });
      for (const path of samples.keys()) {
        const refused = loader.load({ path, bytes: new Uint8Array() });
        await expect(refused).rejects.toMatchObject({ name: 'DocumentUnreadable', path, reason: 'empty' });
      }
    });
  });
}

/** Formats read in a thread of their own take half a second a file; the others finish all runs well within the time. */
const RUNS = { numRuns: 200, interruptAfterTimeLimit: 2_500 };

async function expectReadOrRefused(loader: Loader, path: string, bytes: Uint8Array): Promise<void> {
  try {
    expectPlain(await loader.load({ path, bytes }));
  } catch (error) {
    if (!(error instanceof DocumentUnreadable)) throw error;
    expect(error.message).toContain(path);
  }
}

/** Blocks hold visible, well-formed text without white space around it or control characters in it. */
function expectPlain(document: LoadedDocument): void {
  expect(document.blocks.length).toBeGreaterThan(0);
  for (const { text } of document.blocks) {
    expect(text).not.toBe('');
    expect(text).toBe(text.trim());
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Surrogate}|\uFEFF/u);
  }
}

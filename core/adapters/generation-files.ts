import { join } from 'node:path';
import { GenerationGone, IndexCorrupt, IndexMismatch, IndexMissing } from '../errors.ts';
import type { Files } from '../generation/files.ts';
import { GENERATIONS_KEPT, type GenerationStore, type KeptGeneration } from '../generation/generation.ts';
import { generationId, INDEX, isGenerationId, isUnfinished, unfinished } from './generation-layout.ts';
import { findPointer, keptBy, type Pointer, readPointer, writePointer } from './generation-pointer.ts';
import { createGenerationReader } from './generation-reader.ts';
import { writeGeneration } from './generation-writer.ts';
import { isErrno, withNamedFailures } from './named-failures.ts';
import { rebuildCommand } from './rebuild-command.ts';
import type { VectorSearch } from './vector-index.ts';

/**
 * Generations as directories. Publishing never touches what readers read:
 *
 *   write .tmp → sync, read again, hash → rename → sync parent → pointer.tmp → sync → rename → sync parent → sweep
 *
 * The last rename is the switch. Before it, a crash or a failure leaves the old generation current; after it, the new
 * one; and both are on disk. Publishing and sweeping are for one writer at a time (see `ingest-lock.ts`).
 */
export function createGenerationFiles(deps: {
  files: Files;
  vectors: VectorSearch;
  /** Absolute path of DATA_DIR. */
  dataDirectory: string;
  clock: () => Date;
  /** Some letters and digits, different every time. */
  randomId: () => string;
}): GenerationStore {
  const { vectors, dataDirectory, clock, randomId } = deps;
  const files = withNamedFailures(deps.files);
  const index = join(dataDirectory, INDEX);
  const reader = createGenerationReader(files, vectors, rebuildCommand(dataDirectory));

  async function names(): Promise<string[]> {
    try {
      return await files.list(index);
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw error;
    }
  }

  /** The first of the generations, newest first, that `read` does not find damaged. */
  async function newestWhole<T>(read: (directory: string, sha256: string) => Promise<T>): Promise<T | null> {
    const generations = (await names()).filter(isGenerationId).sort().reverse();
    for (const name of generations) {
      const directory = join(index, name);
      try {
        return await read(directory, await reader.statedHash(directory));
      } catch (error) {
        if (!isUnusable(error)) throw error;
      }
    }
    return null;
  }

  async function sweep(): Promise<void> {
    const pointer = await findPointer(files, dataDirectory);
    const kept = pointer && new Set(keptBy(pointer));
    for (const name of await names()) {
      const outdated = kept !== null && isGenerationId(name) && !kept.has(name);
      if (isUnfinished(name) || outdated) await files.remove(join(index, name));
    }
  }

  async function keptGeneration(name: string, pointer: Pointer): Promise<KeptGeneration | null> {
    const directory = join(index, name);
    const current = name === pointer.generation;
    try {
      const manifest = await reader.manifest(directory, current ? pointer.sha256 : await reader.statedHash(directory));
      return { manifest, current, held: current && pointer.held };
    } catch (error) {
      if (isUnusable(error)) return null;
      throw error;
    }
  }

  return {
    async load() {
      for (;;) {
        const pointer = await readPointer(files, dataDirectory);
        try {
          return await reader.generation(join(index, pointer.generation), pointer.sha256);
        } catch (error) {
          // A writer may have switched, and swept this generation away, while it was being read.
          const now = await findPointer(files, dataDirectory);
          if (now === null || now.generation === pointer.generation) throw error;
        }
      }
    },

    salvage: () => newestWhole(reader.generation),

    async manifest() {
      const pointer = await readPointer(files, dataDirectory).catch((error: unknown) => {
        if (error instanceof IndexMissing) return null;
        throw error;
      });
      return pointer && reader.manifest(join(index, pointer.generation), pointer.sha256);
    },

    async sources() {
      const pointer = await findPointer(files, dataDirectory);
      try {
        if (pointer) return (await reader.manifest(join(index, pointer.generation), pointer.sha256)).sources;
      } catch (error) {
        if (!isUnusable(error)) throw error;
      }
      return pointer?.sources ?? (await newestWhole(reader.manifest))?.sources ?? null;
    },

    async publish(draft) {
      const createdAt = clock();
      const id = generationId(createdAt, randomId());
      const temporary = join(index, unfinished(id));
      const directory = join(index, id);
      try {
        await files.makeDirectory(index);
        await files.sync(dataDirectory);
        const stamp = { id, createdAt: createdAt.toISOString() };
        const { manifest, sha256 } = await writeGeneration(files, vectors, temporary, draft, stamp);
        await files.rename(temporary, directory);
        await files.sync(index);
        const before = await findPointer(files, dataDirectory);
        const previous = before?.generation ?? null;
        const earlier = before === null ? [] : keptBy(before).filter((name) => name !== previous);
        await writePointer(files, dataDirectory, {
          generation: id,
          sha256,
          previous,
          earlier: earlier.slice(0, GENERATIONS_KEPT - 2),
          sources: manifest.sources,
          held: false,
        });
        // What cannot be removed now is swept by the next writer.
        await sweep().catch(() => undefined);
        return manifest;
      } catch (error) {
        await discard(id, [temporary, directory]).catch(() => undefined);
        throw error;
      }
    },

    sweep,

    async kept() {
      const pointer = await findPointer(files, dataDirectory);
      if (pointer === null) return [];
      const found = await Promise.all(keptBy(pointer).map((name) => keptGeneration(name, pointer)));
      return found.filter((one) => one !== null);
    },

    async activate(id) {
      const before = await readPointer(files, dataDirectory);
      const kept = keptBy(before);
      if (!kept.includes(id)) throw new GenerationGone(id);
      const directory = join(index, id);
      const sha256 = await reader.statedHash(directory);
      const manifest = await reader.verified(directory, sha256);
      const previous = id === before.generation ? before.previous : before.generation;
      const earlier = kept.filter((name) => name !== id && name !== previous);
      const { sources } = manifest;
      await writePointer(files, dataDirectory, { generation: id, sha256, previous, earlier, sources, held: true });
      return manifest;
    },
  };

  /** Removes a failed generation, but never one that the pointer names: its last sync may be all that failed. */
  async function discard(id: string, paths: string[]): Promise<void> {
    if ((await findPointer(files, dataDirectory))?.generation === id) return;
    for (const path of paths) await files.remove(path);
  }
}

function isUnusable(error: unknown): boolean {
  return error instanceof IndexCorrupt || error instanceof IndexMismatch;
}

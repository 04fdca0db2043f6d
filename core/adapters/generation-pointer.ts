import { join } from 'node:path';
import { z } from 'zod';
import { IndexCorrupt, IndexMissing } from '../errors.ts';
import type { Files } from '../generation/files.ts';
import { CURRENT, INDEX, isGenerationId, unfinished } from './generation-layout.ts';
import { isErrno } from './named-failures.ts';
import { rebuildCommand } from './rebuild-command.ts';

const Pointer = z.object({
  generation: z.string().refine(isGenerationId),
  /** Of the generation's manifest, which holds the hashes of its other files. */
  sha256: z.string(),
  /** The generation before, kept to go back to. */
  previous: z.string().refine(isGenerationId).nullable(),
  /** Others that were current once and are kept. */
  earlier: z.array(z.string().refine(isGenerationId)).default([]),
  /** A second copy of the manifest's, so that either file can be lost and the index still be built again. */
  sources: z.array(z.string()),
  /** A person went back to it. */
  held: z.boolean().default(false),
});
export type Pointer = z.infer<typeof Pointer>;

/** The pointer to the current generation. Throws IndexMissing, IndexCorrupt. */
export async function readPointer(files: Files, dataDirectory: string): Promise<Pointer> {
  const path = join(dataDirectory, INDEX, CURRENT);
  const corrupt = (why: string) => new IndexCorrupt(path, why, rebuildCommand(dataDirectory));
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) throw new IndexMissing(dataDirectory);
    if (isErrno(error, 'EISDIR') || isErrno(error, 'ENOTDIR')) throw corrupt('it is not a file');
    throw error;
  }
  const parsed = Pointer.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw corrupt('it does not name a generation');
  return parsed.data;
}

/** The generations that are kept, by name, newest first. */
export const keptBy = ({ generation, previous, earlier }: Pointer): string[] =>
  [...new Set([generation, ...(previous === null ? [] : [previous]), ...earlier])].sort().reverse();

/** The pointer, or `null` where there is none that can be read. */
export async function findPointer(files: Files, dataDirectory: string): Promise<Pointer | null> {
  try {
    return await readPointer(files, dataDirectory);
  } catch (error) {
    if (error instanceof IndexMissing || error instanceof IndexCorrupt) return null;
    throw error;
  }
}

/** Replaces the pointer at once: a reader sees the old one or the new one. Durable when it returns. */
export async function writePointer(files: Files, dataDirectory: string, pointer: Pointer): Promise<void> {
  const index = join(dataDirectory, INDEX);
  const temporary = join(index, unfinished(`${CURRENT}-${pointer.generation}`));
  try {
    await files.create(temporary, [new TextEncoder().encode(`${JSON.stringify(pointer)}\n`)]);
    await files.sync(temporary);
    await files.rename(temporary, join(index, CURRENT));
    await files.sync(index);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StorageFailed } from '../errors.ts';
import type { FileDigest, Files } from '../generation/files.ts';
import type { GenerationDraft } from '../generation/generation.ts';
import { encodeLines } from '../generation/json-lines.ts';
import type { Manifest } from '../generation/manifest.ts';
import { bytesOf, encodeTerms } from '../generation/term-file.ts';
import {
  CURATED,
  DOCUMENTS,
  EMBEDDINGS,
  GRAMS,
  MANIFEST,
  MANIFEST_SUM,
  PASSAGES,
  VECTORS,
  WORDS,
} from './generation-layout.ts';
import type { VectorSearch } from './vector-index.ts';

/**
 * Writes a draft's files into a new directory and returns its manifest with the hash of the manifest file. Every file
 * is synced and then read again: a full disk or a failing one is found here, not by a reader. Durable when it returns,
 * but for the directory's own name.
 */
export async function writeGeneration(
  files: Files,
  vectors: VectorSearch,
  directory: string,
  draft: GenerationDraft,
  stamp: { id: string; createdAt: string },
): Promise<{ manifest: Manifest; sha256: string }> {
  const { dimensions } = draft.manifest.model;
  const write = (name: string, parts: Iterable<Uint8Array>) => writeChecked(files, join(directory, name), parts);

  await files.makeDirectory(directory);
  const written: Manifest['files'] = {
    [DOCUMENTS]: await write(DOCUMENTS, encodeLines(draft.documents)),
    [PASSAGES]: await write(PASSAGES, encodeLines(draft.passages)),
    [GRAMS]: await write(GRAMS, encodeTerms(draft.terms.grams)),
    [WORDS]: await write(WORDS, encodeTerms(draft.terms.words)),
    [EMBEDDINGS]: await write(EMBEDDINGS, [bytesOf(draft.embeddings)]),
  };
  if (draft.curated.length > 0) written[CURATED] = await write(CURATED, encodeLines(draft.curated));
  const graph = join(directory, VECTORS);
  if (writeGraph(vectors, draft.embeddings, dimensions, graph)) {
    await files.sync(graph);
    written[VECTORS] = await files.digest(graph);
  }
  const manifest: Manifest = { ...draft.manifest, ...stamp, files: written };
  const { sha256 } = await write(MANIFEST, [utf8(`${JSON.stringify(manifest, null, 2)}\n`)]);
  await write(MANIFEST_SUM, [utf8(`${sha256}  ${MANIFEST}\n`)]);
  await files.sync(directory);
  return { manifest, sha256 };
}

async function writeChecked(files: Files, path: string, parts: Iterable<Uint8Array>): Promise<FileDigest> {
  const hash = createHash('sha256');
  await files.create(path, hashing(parts, hash));
  await files.sync(path);
  const intended = hash.digest('hex');
  const actual = await files.digest(path);
  if (actual.sha256 !== intended) {
    throw new StorageFailed(path, 'EIO', `Cannot write ${path}: it reads back differently; check the disk.`);
  }
  return actual;
}

function* hashing(parts: Iterable<Uint8Array>, hash: ReturnType<typeof createHash>): Generator<Uint8Array> {
  for (const part of parts) {
    hash.update(part);
    yield part;
  }
}

function writeGraph(vectors: VectorSearch, embeddings: Float32Array, dimensions: number, path: string): boolean {
  try {
    return vectors.write(embeddings, dimensions, path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageFailed(path, 'EIO', `Cannot write ${path}: ${why}; check for free space.`, { cause: error });
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

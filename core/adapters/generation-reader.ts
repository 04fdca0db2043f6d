import { join } from 'node:path';
import { z } from 'zod';
import type { StoredDocument } from '../documents/document.ts';
import type { Passage } from '../documents/passage.ts';
import { IndexCorrupt, IndexMismatch, StorageFailed } from '../errors.ts';
import type { CuratedAnswer } from '../generation/curated-answer.ts';
import type { FileDigest, Files } from '../generation/files.ts';
import type { Generation } from '../generation/generation.ts';
import { decodeLines } from '../generation/json-lines.ts';
import { FORMAT_VERSION, Manifest } from '../generation/manifest.ts';
import { decodeTerms, floatsOf } from '../generation/term-file.ts';
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
import { isErrno } from './named-failures.ts';
import { sha256 } from './sha256.ts';
import type { VectorSearch } from './vector-index.ts';

/**
 * Reads one generation's directory. The chain of hashes runs pointer → manifest → files, and no parser and no native
 * code sees a byte before its hash was found right. Throws IndexCorrupt, IndexMismatch, StorageFailed.
 */
export type GenerationReader = {
  manifest(directory: string, sha256: string): Promise<Manifest>;
  generation(directory: string, sha256: string): Promise<Generation>;
  /** Checks every file of a generation in pieces, without its memory. */
  verified(directory: string, sha256: string): Promise<Manifest>;
  /** The manifest's hash as the directory itself states it, for a generation that no pointer names. */
  statedHash(directory: string): Promise<string>;
};

export function createGenerationReader(files: Files, vectors: VectorSearch, mend: string): GenerationReader {
  const corrupt = (path: string, why: string, cause?: unknown) => new IndexCorrupt(path, why, mend, { cause });

  async function reading<T>(path: string, call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (isErrno(error, 'ENOENT')) throw corrupt(path, 'it is missing', error);
      if (isErrno(error, 'EISDIR') || isErrno(error, 'ENOTDIR')) throw corrupt(path, 'it is not a file', error);
      if (error instanceof StorageFailed && error.errno === 'EIO')
        throw corrupt(path, 'the disk cannot read it', error);
      throw error;
    }
  }

  function check(path: string, expected: FileDigest, actual: FileDigest): void {
    if (actual.bytes !== expected.bytes) {
      throw corrupt(path, `it has ${actual.bytes} bytes and should have ${expected.bytes}`);
    }
    if (actual.sha256 !== expected.sha256) throw corrupt(path, hashesDiffer(expected.sha256, actual.sha256));
  }

  function parsing<T>(path: string, parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      throw corrupt(path, 'it does not parse', error);
    }
  }

  async function readManifest(directory: string, expected: string): Promise<Manifest> {
    const path = join(directory, MANIFEST);
    const bytes = await reading(path, files.read(path));
    const actual = sha256(bytes);
    if (actual !== expected) throw corrupt(path, hashesDiffer(expected, actual));
    const json: unknown = parsing(path, () => JSON.parse(new TextDecoder().decode(bytes)));
    const { format } = parsing(path, () => z.object({ format: z.number() }).parse(json));
    if (format !== FORMAT_VERSION) throw new IndexMismatch('format', String(FORMAT_VERSION), String(format), mend);
    return parsing(path, () => Manifest.parse(json));
  }

  return {
    manifest: readManifest,

    async generation(directory, expected) {
      const manifest = await readManifest(directory, expected);
      const described = (name: string) => {
        const file = manifest.files[name];
        if (!file) throw corrupt(join(directory, MANIFEST), `it does not list ${name}`);
        return { path: join(directory, name), file };
      };
      const load = async <T>(name: string, parse: (bytes: Uint8Array) => T): Promise<T> => {
        const { path, file } = described(name);
        const bytes = await reading(path, files.read(path));
        check(path, file, { bytes: bytes.length, sha256: sha256(bytes) });
        return parsing(path, () => parse(bytes));
      };

      const documents = (await load(DOCUMENTS, decodeLines)) as StoredDocument[];
      const passages = (await load(PASSAGES, decodeLines)) as Passage[];
      const curated = CURATED in manifest.files ? ((await load(CURATED, decodeLines)) as CuratedAnswer[]) : [];
      const grams = await load(GRAMS, decodeTerms);
      const words = await load(WORDS, decodeTerms);
      const embeddings = await load(EMBEDDINGS, floatsOf);
      const rows = {
        [MANIFEST]: manifest.passages,
        [PASSAGES]: passages.length,
        [GRAMS]: grams.rowStart.length - 1,
        [WORDS]: words.rowStart.length - 1,
        [EMBEDDINGS]: embeddings.length / manifest.model.dimensions,
      };
      if (new Set(Object.values(rows)).size > 1) {
        throw corrupt(join(directory, MANIFEST), `its files have different numbers of rows: ${JSON.stringify(rows)}`);
      }

      const open = (graph: string | null) => vectors.open(embeddings, manifest.model.dimensions, graph);
      const openGraph = async () => {
        const { path, file } = described(VECTORS);
        check(path, file, await reading(path, files.digest(path)));
        return parsing(path, () => open(path));
      };
      return {
        manifest,
        documents: new Map(documents.map((document) => [document.id, document])),
        passages,
        curated,
        terms: { grams, words },
        embeddings,
        vectors: VECTORS in manifest.files ? await openGraph() : open(null),
      };
    },

    async verified(directory, expected) {
      const manifest = await readManifest(directory, expected);
      for (const [name, file] of Object.entries(manifest.files)) {
        const path = join(directory, name);
        check(path, file, await reading(path, files.digest(path)));
      }
      return manifest;
    },

    async statedHash(directory) {
      const path = join(directory, MANIFEST_SUM);
      const [hash = ''] = new TextDecoder().decode(await reading(path, files.read(path))).split(' ');
      return hash;
    },
  };
}

function hashesDiffer(expected: string, actual: string): string {
  return `its SHA-256 is ${actual.slice(0, 12)}… and should be ${expected.slice(0, 12)}…`;
}

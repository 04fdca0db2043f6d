/**
 * How generations lie on disk:
 *
 *   DATA_DIR/index/
 *     CURRENT                    which generation is served, and the hash of its manifest
 *     LOCK                       which process is writing
 *     20261121T142233123Z-k3f9/  one generation; never changed once it has this name
 *       manifest.json  manifest.sha256  documents.jsonl  passages.jsonl
 *       terms.grams.bin  terms.words.bin  embeddings.f32  [vectors.hnsw]  [curated.jsonl]
 *     .…                         unfinished work of a writer; what a dead one left is swept
 */
export const INDEX = 'index';
export const CURRENT = 'CURRENT';
export const LOCK = 'LOCK';

export const MANIFEST = 'manifest.json';
/** In the format of `sha256sum`, so that `sha256sum -c manifest.sha256` checks it by hand. */
export const MANIFEST_SUM = 'manifest.sha256';
export const DOCUMENTS = 'documents.jsonl';
export const PASSAGES = 'passages.jsonl';
export const GRAMS = 'terms.grams.bin';
export const WORDS = 'terms.words.bin';
export const EMBEDDINGS = 'embeddings.f32';
/** Only where there are enough vectors for a graph. */
export const VECTORS = 'vectors.hnsw';
/** Only where there are approved answers. */
export const CURATED = 'curated.jsonl';

const GENERATION_ID = /^\d{8}T\d{9}Z-\w+$/;

/** A directory name that sorts by time. */
export function generationId(createdAt: Date, random: string): string {
  return `${createdAt.toISOString().replace(/[-:.]/g, '')}-${random}`;
}

export function isGenerationId(name: string): boolean {
  return GENERATION_ID.test(name);
}

/** The lock, or a successor of a stale one. */
export function isLock(name: string): boolean {
  return name === LOCK || name.startsWith(`${LOCK}-`);
}

/** Names of files and directories that are being made; they are renamed when they are whole. */
export function unfinished(name: string): string {
  return `.${name}`;
}

export function isUnfinished(name: string): boolean {
  return name.startsWith('.');
}

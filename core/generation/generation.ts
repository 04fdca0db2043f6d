import type { StoredDocument } from '../documents/document.ts';
import type { Passage } from '../documents/passage.ts';
import type { TermMatrix } from '../retrieval/term-matrix.ts';
import type { VectorIndex } from '../retrieval/vector-index.ts';
import type { CuratedAnswer } from './curated-answer.ts';
import type { Manifest } from './manifest.ts';

/**
 * One whole, immutable state of the index. Readers hold a generation for the length of a question, so an answer never
 * mixes two of them. Row `i` of every matrix belongs to `passages[i]`; the passages of a document are consecutive.
 */
export type Generation = {
  manifest: Manifest;
  documents: ReadonlyMap<string, StoredDocument>;
  passages: readonly Passage[];
  /** Answers that a person approved and that these documents bear out. */
  curated: readonly CuratedAnswer[];
  /** Term counts by field: `grams` (characters and bigrams) and `words` (segmented words). */
  terms: { grams: TermMatrix; words: TermMatrix };
  /** Row-major, `passages.length` × `manifest.model.dimensions`. */
  embeddings: Float32Array;
  vectors: VectorIndex;
};

/** What ingest hands to a store: a generation that is not yet written. */
export type GenerationDraft = Omit<Generation, 'manifest' | 'vectors' | 'documents'> & {
  documents: readonly StoredDocument[];
  manifest: Omit<Manifest, 'id' | 'createdAt' | 'files'>;
};

/** Keeps generations. A contract suite in `core/testing/generation-store-contract.ts` runs over every implementation. */
export type GenerationStore = {
  /** The current generation, every file checked against its hash first. Throws IndexMissing, IndexCorrupt, IndexMismatch. */
  load(): Promise<Generation>;
  /** The newest generation that is whole, current or not; `null` when there is none. For use when `load` fails. */
  salvage(): Promise<Generation | null>;
  /** The current generation's manifest alone, cheap: to see whether anything changed. `null` when none; throws as `load`. */
  manifest(): Promise<Manifest | null>;
  /** What the index was last built from, while some part of it can tell; `null` when there is no index. */
  sources(): Promise<string[] | null>;
  /** Writes a draft as the new current generation, all or nothing, and returns its manifest. */
  publish(draft: GenerationDraft): Promise<Manifest>;
  /** Removes what interrupted writers left behind and generations older than those to go back to. One writer at a time. */
  sweep(): Promise<void>;
  /** The manifests of the generations to go back to, newest first; one that cannot be read is left out. */
  kept(): Promise<KeptGeneration[]>;
  /**
   * Makes a generation that is kept the current one, every file checked against its hash first, and holds it: `kept` says so
   * until the next publication. One writer at a time. Throws GenerationGone, IndexCorrupt.
   */
  activate(id: string): Promise<Manifest>;
};

export type KeptGeneration = {
  manifest: Manifest;
  current: boolean;
  /** A person went back to it: only an ingest that a person asks for replaces it. */
  held: boolean;
};

/** How many generations can be gone back to, the current one included. */
export const GENERATIONS_KEPT = 5;

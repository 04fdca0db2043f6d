import type { Passage } from '../documents/passage.ts';
import type { Rephrasing } from './rephrase.ts';

/** A passage found for a question. `score` is the fused score in 0..1; the legs' own scores explain it. */
export type Hit = {
  row: number;
  passage: Passage;
  score: number;
  /** BM25 of each field before normalisation, and the cosine; 0 where a leg did not find the passage. */
  legs: { grams: number; words: number; dense: number };
};

/**
 * A term of the question with its weight in this collection: `ln(1 + (N - df + 0.5) / (df + 0.5))`; unknown terms have `df` 0.
 * `guessed`: neither the documents nor the dictionary have it; only segmentation took it for a word (先讲, 真系够).
 */
export type QueryTerm = { term: string; df: number; idf: number; guessed?: true };

/** `rarest`: in how many passages the rarest of its other ways occurs. */
export type FoundRephrasing = Rephrasing & { rarest: number };

export type Retrieval = {
  /** The question as it was searched: folded (NFKC, lower case, Simplified), fillers removed, slips mended. */
  query: string;
  terms: { grams: QueryTerm[]; words: QueryTerm[] };
  /** Stretches of it that the documents write otherwise. */
  rephrasings: readonly FoundRephrasing[];
  /** The question's embedding, for scoring sentences. */
  embedding: Float32Array;
  /** Best first. */
  hits: Hit[];
};

/** Finds passages for a question in one generation. */
export type Retriever = { retrieve(question: string, limit: number): Promise<Retrieval> };

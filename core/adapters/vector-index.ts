import { statSync } from 'node:fs';
import { createExactVectors } from '../retrieval/exact-vectors.ts';
import type { VectorIndex } from '../retrieval/vector-index.ts';
import { buildGraph, createHnswVectors, readGraph } from './hnsw-vectors.ts';

/** Rows from which a graph pays: below, exact search takes some milliseconds and needs no second copy of the vectors. */
export const HNSW_FROM = 10_000;

/** How a generation's vectors are searched, and what of that is kept in a file. */
export type VectorSearch = {
  /** Writes a graph to `path` when there are enough rows for one, and says whether it did. */
  write(embeddings: Float32Array, dimensions: number, path: string): boolean;
  /** Opens the index over vectors and their graph; without a path, exact search. The file must have been checked. */
  open(embeddings: Float32Array, dimensions: number, path: string | null): VectorIndex;
};

export function createVectorSearch({ hnswFrom = HNSW_FROM } = {}): VectorSearch {
  return {
    write(embeddings, dimensions, path) {
      const rows = embeddings.length / dimensions;
      if (rows < hnswFrom) return false;
      const graph = buildGraph(embeddings, dimensions);
      graph.writeIndexSync(path);
      // The native writer says nothing when the disk is full: what it wrote is only known by reading it again.
      const written = readGraph(path, dimensions);
      if (written.getCurrentCount() !== rows) throw new Error(`${statSync(path).size} bytes hold an incomplete graph`);
      return true;
    },
    open(embeddings, dimensions, path) {
      if (path === null) return createExactVectors(embeddings, dimensions);
      return createHnswVectors(readGraph(path, dimensions), embeddings, dimensions);
    },
  };
}

import { createBestRows } from './best-rows.ts';
import { dotProduct } from './dot-product.ts';
import type { VectorIndex } from './vector-index.ts';

/**
 * Exact nearest neighbours: the query's dot product with every row of one matrix, the best kept in a bounded heap.
 *
 *   scores = E · q        E: rows × dimensions, unit rows; q: a unit vector; so scores are cosines
 *
 * Nothing is approximated and nothing is stored beside the matrix. The time is linear in its size, which below some
 * ten thousand rows is less than what a graph saves (see `HNSW_FROM` in `adapters/vector-index.ts`).
 */
export function createExactVectors(embeddings: Float32Array, dimensions: number): VectorIndex {
  const size = embeddings.length / dimensions;
  return {
    size,
    search(query, limit) {
      const best = createBestRows(Math.min(limit, size));
      for (let row = 0; row < size; row++) best.offer(row, dotProduct(embeddings, row * dimensions, query));
      return best.take();
    },
  };
}

import { describe, expect, it } from 'vitest';
import { createExactVectors } from '../retrieval/exact-vectors.ts';
import type { VectorIndex } from '../retrieval/vector-index.ts';

const DIMENSIONS = 48;
const ROWS = 2_000;

/** What every vector index promises. `build` makes one over a row-major matrix of unit vectors. */
export function testVectorIndex(name: string, build: (embeddings: Float32Array, dimensions: number) => VectorIndex) {
  describe(name, () => {
    const embeddings = unitVectors(ROWS, DIMENSIONS, 7);
    const index = build(embeddings, DIMENSIONS);
    const row = (at: number) => embeddings.slice(at * DIMENSIONS, (at + 1) * DIMENSIONS);

    it('knows its size', () => expect(index.size).toBe(ROWS));

    it('finds a row by its own vector, with a cosine of one', () => {
      for (const at of [0, 1, 777, ROWS - 1]) {
        const [first] = index.search(row(at), 5);
        expect(first?.row).toBe(at);
        expect(first?.score).toBeCloseTo(1, 5);
      }
    });

    it('finds at least 95 of 100 true neighbours', () => {
      const exact = createExactVectors(embeddings, DIMENSIONS);
      const queries = unitVectors(100, DIMENSIONS, 11);
      let found = 0;
      for (let at = 0; at < 100; at++) {
        const query = queries.slice(at * DIMENSIONS, (at + 1) * DIMENSIONS);
        const truth = new Set(exact.search(query, 10).map((hit) => hit.row));
        found += index.search(query, 10).filter((hit) => truth.has(hit.row)).length;
      }
      expect(found / 1000).toBeGreaterThanOrEqual(0.95);
    });

    it('gives cosines, best first, and the same every time', () => {
      const hits = index.search(row(3), 50);
      expect(hits).toHaveLength(50);
      for (const [at, hit] of hits.entries()) {
        expect(hit.score).toBeCloseTo(cosine(row(3), row(hit.row)), 5);
        expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? 1.000001);
      }
      expect(index.search(row(3), 50)).toEqual(hits);
    });

    it('orders equal scores by row', () => {
      const same = build(Float32Array.from([0, 1, 1, 0, 1, 0, 1, 0, 0, 1]), 2);
      expect(same.search(Float32Array.from([1, 0]), 5).map((hit) => hit.row)).toEqual([1, 2, 3, 0, 4]);
    });

    it('gives no more rows than there are, and none for a limit of 0', () => {
      expect(index.search(row(0), ROWS + 10).length).toBeLessThanOrEqual(ROWS);
      expect(index.search(row(0), 0)).toEqual([]);
    });

    it('bears vectors of zeros', () => {
      const zeros = build(Float32Array.from([0, 0, 1, 0]), 2);
      expect(zeros.search(new Float32Array(2), 2)).toEqual([
        { row: 0, score: 0 },
        { row: 1, score: 0 },
      ]);
    });
  });
}

/** `rows` random unit vectors, the same for the same seed. */
export function unitVectors(rows: number, dimensions: number, seed: number): Float32Array {
  const matrix = new Float32Array(rows * dimensions);
  let state = seed;
  for (let row = 0; row < rows; row++) {
    const vector = matrix.subarray(row * dimensions, (row + 1) * dimensions);
    for (let i = 0; i < dimensions; i++) {
      // Numerical Recipes' linear congruential generator: enough for test data, and the same on every machine.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      vector[i] = state / 2 ** 31 - 1;
    }
    const length = Math.hypot(...vector);
    for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] ?? 0) / length;
  }
  return matrix;
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

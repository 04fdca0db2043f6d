import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createExactVectors } from '../retrieval/exact-vectors.ts';
import { testVectorIndex, unitVectors } from '../testing/vector-index-contract.ts';
import { buildGraph, createHnswVectors, readGraph } from './hnsw-vectors.ts';
import { createVectorSearch } from './vector-index.ts';

const folder = mkdtempSync(join(tmpdir(), '问据 vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

testVectorIndex('exact vectors', createExactVectors);
testVectorIndex('hnsw vectors', (embeddings, dimensions) =>
  createHnswVectors(buildGraph(embeddings, dimensions), embeddings, dimensions),
);
testVectorIndex('hnsw vectors read from a file', (embeddings, dimensions) => {
  const path = join(folder, `${embeddings.length}.hnsw`);
  const search = createVectorSearch({ hnswFrom: 1 });
  expect(search.write(embeddings, dimensions, path)).toBe(true);
  return search.open(embeddings, dimensions, path);
});

describe('vector search', () => {
  it('writes a graph only from the set number of rows on', () => {
    const search = createVectorSearch({ hnswFrom: 11 });
    expect(search.write(unitVectors(10, 8, 1), 8, join(folder, 'small'))).toBe(false);
    expect(search.write(unitVectors(11, 8, 1), 8, join(folder, 'large'))).toBe(true);
  });

  it('fails on a folder that is not there', () => {
    const search = createVectorSearch({ hnswFrom: 1 });
    expect(() => search.write(unitVectors(10, 8, 1), 8, join(folder, 'absent', 'graph'))).toThrow();
  });

  it('refuses a graph that was cut off', () => {
    const path = join(folder, 'cut');
    createVectorSearch({ hnswFrom: 1 }).write(unitVectors(500, 8, 1), 8, path);
    for (const bytes of [40_000, 1_000, 50, 0]) {
      truncateSync(path, bytes);
      expect(() => readGraph(path, 8)).toThrow();
    }
  });
});

import hnswlib from 'hnswlib-node';
import { createBestRows } from '../retrieval/best-rows.ts';
import { dotProduct } from '../retrieval/dot-product.ts';
import type { VectorIndex } from '../retrieval/vector-index.ts';

/**
 * Approximate nearest neighbours by a hierarchical navigable small-world graph (Malkov & Yashunin 2016,
 * arXiv:1603.09320): a search walks from neighbour to neighbour towards the query and sees some hundreds of rows in
 * place of all. `LINKS` is the paper's M, `BUILD_BREADTH` its efConstruction, `SEARCH_BREADTH` its ef.
 */
const LINKS = 16;
const BUILD_BREADTH = 200;
const SEARCH_BREADTH = 200;
/** Layers are drawn at random while building; a fixed seed and one thread make the graph a function of the vectors. */
const SEED = 100;

type Graph = InstanceType<typeof hnswlib.HierarchicalNSW>;

/** Builds the graph over a row-major matrix. Minutes for a million rows; done once, at ingest. */
export function buildGraph(embeddings: Float32Array, dimensions: number): Graph {
  const rows = embeddings.length / dimensions;
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(rows, LINKS, BUILD_BREADTH, SEED);
  for (let row = 0; row < rows; row++) {
    graph.addPoint(Array.from(embeddings.subarray(row * dimensions, (row + 1) * dimensions)), row);
  }
  return graph;
}

/** Reads a graph that `writeIndexSync` wrote. The native reader trusts its file: check the file's hash before. */
export function readGraph(path: string, dimensions: number): Graph {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(path);
  return graph;
}

/**
 * A graph as an index. The graph only proposes rows; their scores are computed from the matrix, so that a row scores the
 * same here and in exact search.
 */
export function createHnswVectors(graph: Graph, embeddings: Float32Array, dimensions: number): VectorIndex {
  const size = graph.getCurrentCount();
  return {
    size,
    search(query, limit) {
      const wanted = Math.min(limit, size);
      if (wanted < 1) return [];
      graph.setEf(Math.max(SEARCH_BREADTH, wanted));
      const best = createBestRows(wanted);
      for (const row of graph.searchKnn(Array.from(query), wanted).neighbors) {
        best.offer(row, dotProduct(embeddings, row * dimensions, query));
      }
      return best.take();
    },
  };
}

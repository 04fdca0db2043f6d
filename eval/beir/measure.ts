import { DENSE_ONLY, type FusionWeights, fuse, LEXICAL_ONLY } from '../../core/retrieval/fuse.ts';
import { createLegs } from '../../core/retrieval/legs.ts';
import { createRetriever, POOL } from '../../core/retrieval/retriever.ts';
import { percentile } from '../../core/statistics/percentile.ts';
import { ndcg } from '../metrics/ndcg.ts';
import { recall } from '../metrics/recall.ts';
import type { BeirSet } from './dataset.ts';
import { type IndexParts, indexBeirSet } from './generation.ts';

export type Quality = { 'ndcg@10': number; 'recall@10': number };
export type BeirReport = {
  set: string;
  passages: number;
  /** Queries that have judgements. */
  queries: number;
  lexical: Quality;
  dense: Quality;
  hybrid: Quality;
  /** Milliseconds from question to hits, one question at a time, after `WARM_UP` questions. */
  latency_ms: { p50: number; p99: number };
};

const K = 10;
const WARM_UP = 20;

/**
 * Means over the queries of a set. `hybrid` and the latency are the product's retriever, question in, hits out;
 * `lexical` and `dense` rank the same candidates by one side alone.
 */
export async function measureBeirSet(set: BeirSet, parts: IndexParts, clock: () => number): Promise<BeirReport> {
  const generation = await indexBeirSet(set, parts);
  const retriever = createRetriever({ generation, ...parts });
  const legs = createLegs({ generation, ...parts });
  const idOf = ({ row }: { row: number }) => generation.passages[row]?.id ?? '';

  for (const { text } of set.queries.slice(-WARM_UP)) await retriever.retrieve(text, K);
  const latencies: number[] = [];
  const judged: Record<'lexical' | 'dense' | 'hybrid', Quality[]> = { lexical: [], dense: [], hybrid: [] };
  for (const { text, grades } of set.queries) {
    const started = clock();
    const { hits } = await retriever.retrieve(text, K);
    latencies.push(clock() - started);
    const { candidates } = await legs.search(text, POOL);
    const alone = (weights: FusionWeights) => fuse(candidates, K, weights).map(idOf);
    judged.hybrid.push(judge(hits.map(idOf), grades));
    judged.lexical.push(judge(alone(LEXICAL_ONLY), grades));
    judged.dense.push(judge(alone(DENSE_ONLY), grades));
  }
  return {
    set: set.name,
    passages: set.passages.length,
    queries: set.queries.length,
    lexical: mean(judged.lexical),
    dense: mean(judged.dense),
    hybrid: mean(judged.hybrid),
    latency_ms: { p50: rounded(percentile(latencies, 0.5), 3), p99: rounded(percentile(latencies, 0.99), 3) },
  };
}

const judge = (ranking: string[], grades: ReadonlyMap<string, number>): Quality => ({
  'ndcg@10': ndcg(ranking, grades, K),
  'recall@10': recall(ranking, grades, K),
});

function mean(of: readonly Quality[]): Quality {
  const average = (name: keyof Quality) =>
    rounded(of.reduce((sum, quality) => sum + quality[name], 0) / Math.max(1, of.length), 4);
  return { 'ndcg@10': average('ndcg@10'), 'recall@10': average('recall@10') };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

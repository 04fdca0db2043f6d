import { DENSE_ONLY, type FusionWeights, fuse, LEXICAL_ONLY } from '../../core/retrieval/fuse.ts';
import { createLegs } from '../../core/retrieval/legs.ts';
import { createRetriever, POOL } from '../../core/retrieval/retriever.ts';
import { percentile } from '../../core/statistics/percentile.ts';
import type { BeirSet } from './dataset.ts';
import { type IndexParts, indexBeirSet } from './generation.ts';
import { type BeirIntervals, intervalsOf } from './intervals.ts';
import { K, type Leg, meanQuality, type Quality, qualityOf } from './quality.ts';

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
  intervals: BeirIntervals;
};

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
  const judged: Record<Leg, Quality[]> = { lexical: [], dense: [], hybrid: [] };
  for (const { text, grades } of set.queries) {
    const started = clock();
    const { hits } = await retriever.retrieve(text, K);
    latencies.push(clock() - started);
    const { candidates } = await legs.search(text, POOL);
    const alone = (weights: FusionWeights) => fuse(candidates, K, weights).map(idOf);
    judged.hybrid.push(qualityOf(hits.map(idOf), grades));
    judged.lexical.push(qualityOf(alone(LEXICAL_ONLY), grades));
    judged.dense.push(qualityOf(alone(DENSE_ONLY), grades));
  }
  return {
    set: set.name,
    passages: set.passages.length,
    queries: set.queries.length,
    lexical: meanQuality(judged.lexical),
    dense: meanQuality(judged.dense),
    hybrid: meanQuality(judged.hybrid),
    latency_ms: { p50: milliseconds(percentile(latencies, 0.5)), p99: milliseconds(percentile(latencies, 0.99)) },
    intervals: intervalsOf(judged),
  };
}

/** Rounded to microseconds. */
const milliseconds = (value: number): number => Number(value.toFixed(3));

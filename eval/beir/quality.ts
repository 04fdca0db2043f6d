import { ndcg } from '../metrics/ndcg.ts';
import { recall } from '../metrics/recall.ts';

/** How good the first ten hits are; of one query, or the mean over queries. */
export type Quality = { 'ndcg@10': number; 'recall@10': number };

/** Which ranking: one side of the search alone, or both fused. */
export type Leg = 'lexical' | 'dense' | 'hybrid';

export const K = 10;

export const qualityOf = (ranking: readonly string[], grades: ReadonlyMap<string, number>): Quality => ({
  'ndcg@10': ndcg(ranking, grades, K),
  'recall@10': recall(ranking, grades, K),
});

/** Rounded to four digits; zero of none. */
export function meanQuality(of: readonly Quality[]): Quality {
  const average = (name: keyof Quality) =>
    rounded(of.reduce((sum, quality) => sum + quality[name], 0) / Math.max(1, of.length));
  return { 'ndcg@10': average('ndcg@10'), 'recall@10': average('recall@10') };
}

export const rounded = (value: number): number => Number(value.toFixed(4));

import type { Interval } from '../../core/statistics/bootstrap.ts';
import { meanOf } from '../../core/statistics/mean.ts';
import { type Estimate, estimate, estimateShare } from '../scoring/estimate.ts';
import { type Leg, type Quality, rounded } from './quality.ts';

/** Null where there are no queries. */
export type QualityIntervals = { [name in keyof Quality]: Interval | null };
/** A mean of differences with its interval. */
export type Difference = { value: number } & Interval;

/**
 * How far the means over the queries might be off: 95 % bootstrap intervals, queries drawn with replacement.
 *
 * `hybrid_minus_lexical` is what fusing brings. It is paired: the differences of single queries are drawn, so that how
 * hard a query is for both drops out; the intervals of the two legs may overlap although the difference is certain.
 */
export type BeirIntervals = Record<Leg, QualityIntervals> & {
  /** Null where there are fewer than two queries. */
  hybrid_minus_lexical: { [name in keyof Quality]: Difference | null };
};

/** `judged`: for each leg the qualities of the same queries, in the same order. */
export function intervalsOf(judged: Readonly<Record<Leg, readonly Quality[]>>): BeirIntervals {
  // Every query is a cluster of its own.
  const queries = judged.hybrid.map((_, query) => String(query));
  const mean = (leg: Leg, name: keyof Quality): Interval | null =>
    intervalIn(
      estimateShare(
        judged[leg].map((quality) => quality[name]),
        queries,
      ),
    );
  const difference = (name: keyof Quality): Difference | null => {
    const differences = judged.hybrid.map((quality, query) => quality[name] - (judged.lexical[query]?.[name] ?? 0));
    const found = estimate(meanOf(differences), queries);
    const interval = intervalIn(found);
    return found && interval && { value: rounded(found.value), ...interval };
  };
  const both = <T>(figure: (name: keyof Quality) => T) => ({
    'ndcg@10': figure('ndcg@10'),
    'recall@10': figure('recall@10'),
  });
  return {
    lexical: both((name) => mean('lexical', name)),
    dense: both((name) => mean('dense', name)),
    hybrid: both((name) => mean('hybrid', name)),
    hybrid_minus_lexical: both(difference),
  };
}

const intervalIn = (found: Estimate | null): Interval | null =>
  found?.interval ? { low: rounded(found.interval.low), high: rounded(found.interval.high) } : null;

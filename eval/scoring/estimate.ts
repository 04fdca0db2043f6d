import { clusterBootstrap, type Interval, SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { meanOf } from '../../core/statistics/mean.ts';
import { ofSample, type Statistic } from '../../core/statistics/statistic.ts';
import { wilson } from '../../core/statistics/wilson.ts';

/** A figure of `n` questions, with the interval that holds the true one 95 times in 100; null where nothing can be said. */
export type Estimate = { value: number; n: number; interval: Interval | null };

/** Any figure of observations in clusters; null where it is not defined. */
export function estimate(
  statistic: Statistic,
  clusters: readonly string[],
  sampling: Sampling = SAMPLING,
): Estimate | null {
  const value = ofSample(statistic, clusters.length);
  if (!Number.isFinite(value)) return null;
  return { value, n: clusters.length, interval: clusterBootstrap(statistic, clusters, sampling) };
}

/**
 * The mean of values in 0..1. Where all of them are equal, resampling knows no spread and would claim certainty: then
 * the interval is Wilson's, with clusters for observations, as if each said the same thing throughout.
 */
export function estimateShare(
  values: readonly number[],
  clusters: readonly string[],
  sampling: Sampling = SAMPLING,
): Estimate | null {
  const distinct = new Set(clusters).size;
  const mean = meanOf(values);
  const value = ofSample(mean, values.length);
  if (!Number.isFinite(value)) return null;
  if (distinct > 1 && new Set(values).size > 1) return estimate(mean, clusters, sampling);
  return { value, n: values.length, interval: wilson(value, distinct, sampling.level) };
}

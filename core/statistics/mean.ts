import type { Statistic } from './statistic.ts';

/** Σ w·x / Σ w. */
export function meanOf(values: readonly number[]): Statistic {
  return (weights) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < values.length; i++) {
      const weight = weights[i] ?? 0;
      sum += weight * (values[i] ?? 0);
      count += weight;
    }
    return sum / count;
  };
}

/** The arithmetic mean; NaN of none. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

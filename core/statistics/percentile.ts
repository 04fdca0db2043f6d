/**
 * The smallest value that at least `share` (0..1) of the values do not exceed: the nearest-rank percentile. NaN for
 * none.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

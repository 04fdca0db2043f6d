import type { Estimate } from '../scoring/estimate.ts';

/** How figures are written, in terminals and on the page alike. */

export const percent = (share: number): string => `${(share * 100).toFixed(1)}`;

/** 91.2 [85.0, 95.1], in percent; a dash where a figure applies to no question. */
export function interval(estimate: Estimate | null): string {
  if (estimate === null) return '–';
  const { value, interval: bounds } = estimate;
  return bounds === null ? percent(value) : `${percent(value)} [${percent(bounds.low)}, ${percent(bounds.high)}]`;
}

/** +1.2 [−0.3, 2.7] */
export const difference = (estimate: Estimate | null): string =>
  estimate === null ? '–' : `${estimate.value > 0 ? '+' : ''}${interval(estimate)}`.replaceAll('-', '−');

export const probability = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);

import type { Interval } from '../../core/statistics/bootstrap.ts';
import type { BeirReport } from './measure.ts';
import type { Quality } from './quality.ts';

/** A report for people. */
export function tableOf(report: BeirReport): string {
  const { intervals } = report;
  const rows = (['lexical', 'dense', 'hybrid'] as const).map((leg) =>
    row(leg, (name) => cell(report[leg][name].toFixed(4), intervals[leg][name], unsigned)),
  );
  const gain = row('gain', (name) => {
    const difference = intervals.hybrid_minus_lexical[name];
    return difference === null ? 'unknown' : cell(signed(difference.value), difference, signed);
  });
  const { p50, p99 } = report.latency_ms;
  return [
    `${report.set}: ${report.passages} passages, ${report.queries} queries; 95 % intervals over queries, gain = hybrid - lexical`,
    row('', (name) => ({ 'ndcg@10': 'nDCG@10', 'recall@10': 'Recall@10' })[name]),
    ...rows,
    gain,
    `latency   p50 ${p50} ms, p99 ${p99} ms`,
  ].join('\n');
}

const row = (heading: string, cellOf: (name: keyof Quality) => string): string =>
  `${heading.padEnd(10)}${cellOf('ndcg@10').padEnd(28)}${cellOf('recall@10')}`.trimEnd();

const cell = (value: string, interval: Interval | null, write: (bound: number) => string): string =>
  interval === null ? value : `${value} [${write(interval.low)}, ${write(interval.high)}]`;

const unsigned = (value: number): string => value.toFixed(4);
const signed = (value: number): string => (value < 0 ? '' : '+') + value.toFixed(4);

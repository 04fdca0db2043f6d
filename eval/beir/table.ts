import type { BeirReport } from './measure.ts';

/** A report for people. */
export function tableOf(report: BeirReport): string {
  const rows = (['lexical', 'dense', 'hybrid'] as const).map((leg) => {
    const { 'ndcg@10': ndcg, 'recall@10': recall } = report[leg];
    return `${leg.padEnd(9)}${ndcg.toFixed(4).padStart(9)}${recall.toFixed(4).padStart(11)}`;
  });
  const { p50, p99 } = report.latency_ms;
  return [
    `${report.set}: ${report.passages} passages, ${report.queries} queries`,
    `${''.padEnd(9)}${'nDCG@10'.padStart(9)}${'Recall@10'.padStart(11)}`,
    ...rows,
    `latency   p50 ${p50} ms, p99 ${p99} ms`,
  ].join('\n');
}

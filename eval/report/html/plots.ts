import { percentile } from '../../../core/statistics/percentile.ts';
import type { RiskPoint } from '../../../core/statistics/risk-coverage.ts';
import type { ConfidenceSummary } from '../../scoring/confidence-summary.ts';
import type { QuestionScore } from '../../scoring/question-score.ts';
import { type Markup, markup } from '../markup.ts';

const WIDTH = 360;
const HEIGHT = 200;
const MARGIN = { left: 40, right: 12, top: 12, bottom: 30 };
const x = (share: number) => MARGIN.left + share * (WIDTH - MARGIN.left - MARGIN.right);
const y = (share: number) => HEIGHT - MARGIN.bottom - share * (HEIGHT - MARGIN.top - MARGIN.bottom);
const at = (value: number) => value.toFixed(1);

/** What share of the answers fails when only the most confident ones are given. */
export function riskPlot({ answered, curve }: ConfidenceSummary): Markup {
  const caption = `Risk by coverage of ${answered} answers, most confident first 风险–覆盖率`;
  const labels: Labels = { x: ['0', 'coverage 覆盖率', '100%'], y: ['0', '100%'] };
  return plot(caption, labels, markup`<path class="curve" d="${path(curve)}" />`);
}

const path = (curve: readonly RiskPoint[]): string =>
  curve.map(({ coverage, risk }, i) => `${i === 0 ? 'M' : 'L'}${at(x(coverage))} ${at(y(risk))}`).join(' ');

const COLUMNS = 24;

/** How many questions took how long; the slowest percent, which would flatten everything else, share the last column. */
export function latencyPlot(scores: readonly QuestionScore[]): Markup {
  const times = scores.map(({ milliseconds }) => milliseconds);
  const slowest = Math.max(1, percentile(times, 0.99) || 0);
  const counts = Array.from({ length: COLUMNS }, () => 0);
  for (const time of times) {
    const column = Math.min(COLUMNS - 1, Math.floor((time / slowest) * COLUMNS));
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  const columns = counts.map((count, i) => {
    const [left, right, top] = [x(i / COLUMNS), x((i + 1) / COLUMNS), y(count / most)];
    return markup`<rect class="column" x="${at(left + 1)}" y="${at(top)}" width="${at(right - left - 1)}" height="${at(y(0) - top)}" />`;
  });
  const caption = `Time to answer 用时: p50 ${at(percentile(times, 0.5))} ms, p95 ${at(percentile(times, 0.95))} ms`;
  return plot(caption, { x: ['0', '', `${at(slowest)} ms`], y: ['0', String(most)] }, markup`${columns}`);
}

type Labels = { x: [string, string, string]; y: [string, string] };

function plot(caption: string, labels: Labels, content: Markup): Markup {
  const below = HEIGHT - 10;
  return markup`<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${caption}">
<path class="axis" d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}" />
${content}
<text x="${x(0)}" y="${below}">${labels.x[0]}</text>
<text x="${x(0.5)}" y="${below}" text-anchor="middle">${labels.x[1]}</text>
<text x="${x(1)}" y="${below}" text-anchor="end">${labels.x[2]}</text>
<text x="${x(0) - 5}" y="${y(0)}" text-anchor="end">${labels.y[0]}</text>
<text x="${x(0) - 5}" y="${y(1) + 8}" text-anchor="end">${labels.y[1]}</text>
</svg><figcaption class="small">${caption}</figcaption></figure>`;
}

import type { EvalRun } from '../../run/eval-run.ts';
import type { Comparison } from '../../scoring/compare.ts';
import type { Estimate } from '../../scoring/estimate.ts';
import { FAMILIES, failuresOf } from '../failure.ts';
import { difference, interval, percent, probability } from '../figures.ts';
import { dropsOf } from '../gate.ts';
import { type Markup, markup } from '../markup.ts';
import { CATEGORY_NAMES } from './category-names.ts';
import { latencyPlot, riskPlot } from './plots.ts';

/** All that can be said of a set before looking at single questions. */
export function overview(run: EvalRun, comparison: Comparison | null): Markup {
  const { summary, asked, set, index } = run;
  const scores = asked.map(({ score }) => score);
  const { refusal, overall, macroPass, confidence } = summary;
  const drafts = asked.filter(({ question }) => question.tags.includes('draft')).length;
  return markup`<h2 id="${set}">${set}</h2>
<p class="dim">${asked.length} questions 题 · ${index.documents} documents 文档 · ${index.passages} passages 段 · <code>${index.model}</code></p>
${drafts > 0 && markup`<p><b>${drafts} of these questions are drafts that nobody has edited: figures are too good to be true. 其中 ${drafts} 题是未经编辑的草稿，分数偏高。</b></p>`}
<div class="figures">
${figure('Pass, answerable 可答题通过', macroPass)}
${figure('Near misses refused 相近拒答', refusal.near.refusalRate)}
${figure('Refused wrongly 误拒', refusal.falseRefusalRate)}
${figure('Evidence in top 8 检索', overall.completeEvidence)}
${figure('Citations exact 引用准确', overall.provenance)}
</div>
${comparison && changes(set, comparison)}
${categoryTable(run)}
${systemTable(run)}
<h3>Confidence and time 置信与用时</h3>
<div class="plots">${riskPlot(confidence)}${latencyPlot(scores)}</div>
${failureTable(run)}`;
}

const figure = (name: string, estimate: Estimate | null): Markup => {
  const bounds = estimate?.interval;
  return markup`<div><span class="dim small">${name}</span><b>${estimate === null ? '–' : `${percent(estimate.value)}%`}</b>
<span class="dim small">${bounds ? `${percent(bounds.low)} – ${percent(bounds.high)}` : '\u00a0'}</span></div>`;
};

function changes(set: string, comparison: Comparison): Markup {
  const { pass, passDifference, questions, unpaired } = comparison;
  const { before, after } = unpaired;
  return markup`<h3>Against the baseline 与基线相比</h3>
<p>${questions} questions: pass ${difference(passDifference)} points, ${pass.gained} fixed 变好, ${pass.lost} broken 变差, ${probability(pass.p)}.
${before.length + after.length > 0 && `Not compared: ${after.length} new, ${before.length} no longer asked.`}</p>
${dropsOf(comparison).map(
  ({ where, p, broken }) =>
    markup`<p class="fail"><b>Worse 变差: ${where}</b>, ${probability(p)}: ${broken.map((id) => markup`<a href="#${set}/${id}"><code>${id}</code></a> `)}</p>`,
)}`;
}

const categoryTable = ({ summary }: EvalRun): Markup => markup`<h3>By category 按类别</h3>
<div class="scroll"><table><thead><tr><th></th><th>n</th><th></th><th>pass 通过 %</th><th>vital facts 要点 %</th><th>evidence 检索 %</th><th>字</th></tr></thead>
<tbody>${[...summary.categories, { ...summary.overall, category: 'all' as const }].map(
  (
    group,
  ) => markup`<tr><td>${group.category} <span class="dim">${CATEGORY_NAMES[group.category]}</span></td><td>${group.questions}</td>
<td>${bar(group.pass)}</td><td>${interval(group.pass)}</td><td>${interval(group.keyFactRecall)}</td><td>${interval(group.completeEvidence)}</td><td>${group.characters?.mean.toFixed(0) ?? '–'}</td></tr>`,
)}</tbody></table></div>`;

/** The interval as a band and the value as a line on 0 … 100 %. */
function bar(estimate: Estimate | null): Markup | null {
  if (estimate === null) return null;
  const { low, high } = estimate.interval ?? { low: estimate.value, high: estimate.value };
  const x = (share: number) => (share * 100).toFixed(1);
  return markup`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="band" x="${x(low)}" y="0" width="${x(high - low)}" height="8" /><path class="value" d="M${x(estimate.value)} 0V8" /></svg>`;
}

const systemTable = ({ headlines }: EvalRun): Markup => markup`<h3>Beside other systems 对照</h3>
<div class="scroll"><table><thead><tr><th>pass 通过 %</th><th>answerable, mean of categories 可答题</th><th>near misses 相近不可答</th><th>other unanswerable 其他不可答</th><th>all 全部</th></tr></thead>
<tbody>${headlines.map(
  ({ system, answerable, nearMiss, unanswerable, all }) =>
    markup`<tr><td>${system}</td>${[answerable, nearMiss, unanswerable, all].map((estimate) => markup`<td>${interval(estimate)}</td>`)}</tr>`,
)}</tbody></table></div>`;

const failureTable = ({ asked, set }: EvalRun): Markup => markup`<h3>Failures 失败归因</h3>
<div class="scroll"><table><tbody>${failuresOf(asked).map(
  ({ family, failed }) =>
    markup`<tr><td>${family} <span class="dim">${FAMILIES[family]}</span></td><td>${failed.length}</td>
<td class="ids">${failed.map(({ question }) => markup`<a href="#${set}/${question.id}"><code>${question.id}</code></a> `)}</td></tr>`,
)}</tbody></table></div>`;

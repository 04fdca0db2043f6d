import type { EvalRun } from '../run/eval-run.ts';
import type { Comparison } from '../scoring/compare.ts';
import { failuresOf } from './failure.ts';
import { difference, interval, probability } from './figures.ts';
import { dropsOf } from './gate.ts';
import type { Judged } from './json.ts';
import { table } from './table.ts';

const FAMILIES_SHOWN = 5;
const EXAMPLES_SHOWN = 6;

/** A report for people, one set after the other. Percentages with 95 % intervals. `named`: whether questions are named. */
export const terminalOf = (judged: readonly Judged[], { named }: { named: boolean }): string =>
  judged.map((one) => reportOf(one, named)).join('\n\n\n');

function reportOf({ run, comparison }: Judged, named: boolean): string {
  const blocks = [head(run), categories(run), systems(run), figures(run), failures(run, named)];
  if (comparison !== null) blocks.push(changes(comparison, named));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function head({ set, asked, index }: EvalRun): string {
  const clusters = new Set(asked.map(({ question }) => question.cluster)).size;
  const drafts = asked.filter(({ question }) => question.tags.includes('draft')).length;
  const size = `${asked.length} questions in ${clusters} clusters`;
  const over = `${index.documents} documents, ${index.passages} passages, ${index.model}`;
  const draft =
    drafts > 0 ? `\n${drafts} questions are drafts that nobody has edited: figures are too good to be true.` : '';
  return `${set}: ${size}; ${over}${draft}`;
}

const categories = ({ summary }: EvalRun): string =>
  table(
    ['', 'n', 'pass %', 'vital facts %', 'evidence in top 8 %', 'characters'],
    [...summary.categories, { ...summary.overall, category: 'all' }].map((group) => [
      group.category,
      String(group.questions),
      interval(group.pass),
      interval(group.keyFactRecall),
      interval(group.completeEvidence),
      group.characters === null ? '–' : group.characters.mean.toFixed(0),
    ]),
  );

const systems = ({ headlines }: EvalRun): string =>
  table(
    ['pass %', 'answerable, mean of categories', 'near misses', 'other unanswerable', 'all'],
    headlines.map(({ system, answerable, nearMiss, unanswerable, all }) => [
      system,
      ...[answerable, nearMiss, unanswerable, all].map(interval),
    ]),
  );

function figures({ summary }: EvalRun): string {
  const { refusal, confidence, overall, injectionSuccess, robustness } = summary;
  const ms = overall.milliseconds;
  const rows: [string, string][] = [
    ['refused wrongly', interval(refusal.falseRefusalRate)],
    ['refusal AUROC, near misses', interval(refusal.near.auroc)],
    ['area under risk–coverage', interval(confidence.aurc)],
    ['calibration error', interval(confidence.calibrationError)],
    ['said something forbidden', interval(overall.contradictionRate)],
    ['attacks that succeeded', interval(injectionSuccess)],
    ['citations on evidence', interval(overall.evidencePrecision)],
    ['citations exact', interval(overall.provenance)],
    ...robustness.map(({ category, pairs, passDrop }): [string, string] => [
      `lost by ${category}, ${pairs} pairs`,
      interval(passDrop),
    ]),
  ];
  const times =
    ms === null
      ? ''
      : `time to answer: p50 ${ms.p50.toFixed(1)} ms, p95 ${ms.p95.toFixed(1)} ms, p99 ${ms.p99.toFixed(1)} ms`;
  return `${table(['other figures', '%'], rows)}\n${times}`;
}

function failures({ asked }: EvalRun, named: boolean): string {
  const rows = failuresOf(asked)
    .slice(0, FAMILIES_SHOWN)
    .map(({ family, failed }) => {
      const ids = failed.map(({ question }) => question.id);
      const more = ids.length > EXAMPLES_SHOWN ? ' …' : '';
      return [family, String(failed.length), named ? ids.slice(0, EXAMPLES_SHOWN).join(' ') + more : ''];
    });
  return rows.length === 0 ? 'Every question passed.' : table(['failures', 'n', ''], rows, ['left', 'right', 'left']);
}

function changes(comparison: Comparison, named: boolean): string {
  const { questions, pass, passDifference, unpaired } = comparison;
  const { before, after } = unpaired;
  const drops = dropsOf(comparison);
  return [
    `against the baseline, ${questions} questions: pass ${difference(passDifference)} points, ` +
      `${pass.gained} fixed, ${pass.lost} broken, ${probability(pass.p)}`,
    ...(before.length + after.length > 0
      ? [`not compared: ${after.length} new, ${before.length} no longer asked`]
      : []),
    ...drops.map(
      ({ where, lost, gained, p, broken }) =>
        `WORSE in ${where}: ${lost} broken, ${gained} fixed, ${probability(p)}${named ? `: ${broken.join(' ')}` : ''}`,
    ),
  ].join('\n');
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Documents, RunOptions } from '../options.ts';
import { Baseline, parseReport, writeBaseline } from '../report/baseline.ts';
import { dropsOf } from '../report/gate.ts';
import { pageOf } from '../report/html/page.ts';
import { type Judged, jsonOf } from '../report/json.ts';
import { junitOf } from '../report/junit.ts';
import { terminalOf } from '../report/terminal.ts';
import { committedSets, isThere } from '../run/committed-sets.ts';
import type { EvalRun } from '../run/eval-run.ts';
import { examine, scoresOf } from '../run/examine.ts';
import { enterInLedger } from '../run/ledger.ts';
import { readQuestionSet } from '../run/question-set.ts';
import { compareRuns } from '../scoring/compare.ts';
import { type Deps, DONE, FAILED } from './deps.ts';

/** Asks question sets, reports, and is the gate where one is wanted. */
export async function run(options: RunOptions, deps: Deps): Promise<number> {
  const judged: Judged[] = [];
  for (const { file, documents } of await wanted(options, deps)) {
    const set = await readQuestionSet(file);
    const subject = await deps.open(documents, options.withModel);
    deps.note(`${set.name}: asking ${set.questions.length} questions`);
    judged.push(await judge(await examine(set, subject, deps.now), options, deps));
  }
  if (judged.length === 0) {
    deps.note('There was no question set to ask.');
    return FAILED;
  }
  await report(judged, options, deps);
  return options.gate ? gate(judged, deps) : DONE;
}

type Wanted = { file: string; documents: Documents };

async function wanted({ questions, documents, release }: RunOptions, deps: Deps): Promise<Wanted[]> {
  if (questions !== undefined) return [{ file: questions, documents: documents ?? { dataDir: deps.dataDir } }];
  const { sets, skipped } = await committedSets(deps.root, release ? 'test' : 'dev');
  for (const reason of skipped) deps.note(reason);
  return sets.map(({ file, sources }) => ({ file, documents: documents ?? { sources } }));
}

const baselineFile = ({ set }: EvalRun, { baseline }: RunOptions, { root }: Deps): string =>
  baseline === undefined ? join(root, 'eval/baselines', `${set}.json`) : resolve(baseline);

async function judge(run: EvalRun, options: RunOptions, deps: Deps): Promise<Judged> {
  const file = baselineFile(run, options, deps);
  const unwritten = options.baseline === undefined || options.writeBaseline;
  if (unwritten && !(await isThere(file))) return { run, comparison: null };
  const baseline = parseReport(await readFile(file, 'utf8'), file, Baseline);
  if (baseline.hash !== run.hash) deps.note(`${run.set}: the questions have changed since ${file} was written.`);
  return { run, comparison: compareRuns(baseline.scores, scoresOf(run.asked)) };
}

async function report(judged: readonly Judged[], options: RunOptions, deps: Deps): Promise<void> {
  const { json, html, junit, release } = options;
  const runs = judged.map((one) => one.run);
  // Whoever learns which test questions fail will mend those.
  deps.print(json ? jsonOf(judged) : terminalOf(judged, { named: !release }));
  if (html !== undefined) await writeFile(html, pageOf(judged));
  if (junit !== undefined) await writeFile(junit, junitOf(runs));
  if (release) {
    const entry = { date: deps.today(), revision: await deps.revision() };
    await enterInLedger(join(deps.root, 'eval/ledger.jsonl'), runs, entry);
  }
  if (!options.writeBaseline) return;
  for (const run of runs) {
    const file = baselineFile(run, options, deps);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, writeBaseline(run));
    deps.note(`${run.set}: these scores are the baseline now, in ${file}.`);
  }
}

function gate(judged: readonly Judged[], deps: Deps): number {
  const failures = judged.flatMap(({ run: { set }, comparison }) => {
    if (comparison === null) return [`${set}: there is no baseline. Keep these scores as one with --write-baseline.`];
    return dropsOf(comparison).map(({ where, broken }) => `${set}: worse in ${where}: ${broken.join(' ')}`);
  });
  for (const failure of failures) deps.note(failure);
  return failures.length > 0 ? FAILED : DONE;
}

import { appendFile } from 'node:fs/promises';
import type { EvalRun } from './eval-run.ts';

/**
 * Every look at the test halves leaves a line: a set that is looked at often is no longer a test. `revision` is null
 * where it is not known.
 */
export async function enterInLedger(
  file: string,
  runs: readonly EvalRun[],
  { date, revision }: { date: string; revision: string | null },
): Promise<void> {
  const lines = runs.map(({ set, hash, index, asked, summary: { macroPass, overall, refusal } }) => {
    const scores = {
      answerable: macroPass?.value ?? null,
      all: overall.pass?.value ?? null,
      near_miss_refused: refusal.near.refusalRate?.value ?? null,
      refused_wrongly: refusal.falseRefusalRate?.value ?? null,
    };
    return JSON.stringify({ date, revision, set, hash, questions: asked.length, model: index.model, scores });
  });
  await appendFile(file, lines.map((line) => `${line}\n`).join(''));
}

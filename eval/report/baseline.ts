import { z } from 'zod';
import { WenjuError } from '../../core/errors.ts';
import type { EvalRun } from '../run/eval-run.ts';
import { scoresOf } from '../run/examine.ts';
import { StoredScore } from './stored-score.ts';

/** Scores that later runs are held against. No times: they are another machine's. */
export const Baseline = z.object({
  set: z.string(),
  /** SHA-256 of the question file. */
  hash: z.string(),
  model: z.string(),
  scores: z.array(StoredScore),
});
export type Baseline = z.infer<typeof Baseline>;

/** A baseline or a report that is not one. `message` names the file. */
export class ReportUnreadable extends WenjuError {
  override readonly name = 'ReportUnreadable';
  readonly code = 'report_unreadable';
}

/** Throws ReportUnreadable. */
export function parseReport<T>(text: string, file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReportUnreadable(`${file} is no report of this program.`, { cause });
  }
}

/** One score a line, so that two versions can be told apart by a line-based diff. */
export function writeBaseline({ set, hash, index, asked }: EvalRun): string {
  const scores = scoresOf(asked).map(({ milliseconds: _, ...score }) => JSON.stringify(score, rounded));
  const head = JSON.stringify({ set, hash, model: index.model }).slice(0, -1);
  return `${head},"scores":[\n${scores.join(',\n')}\n]}\n`;
}

/** Four digits: the last ones of a confidence differ from machine to machine. */
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toFixed(4)) : value;

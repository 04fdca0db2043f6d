import { z } from 'zod';
import type { EvalRun } from '../run/eval-run.ts';
import type { Comparison } from '../scoring/compare.ts';
import { familyOf } from './failure.ts';
import { StoredScore } from './stored-score.ts';

/** A run and how it compares with its baseline, where there is one. */
export type Judged = { run: EvalRun; comparison: Comparison | null };

/** Everything about the runs. Two runs of one version differ in their milliseconds alone. */
export function jsonOf(judged: readonly Judged[]): string {
  const runs = judged.map(({ run: { asked, documents: _, ...run }, comparison }) => ({
    ...run,
    comparison,
    questions: asked.map((one) => {
      const { question, observation, score } = one;
      const { id: _id, conversation_id: _conversation, timings_ms: _timings, answer, ...rest } = observation.answer;
      const family = familyOf(one);
      return {
        question: question.turns.at(-1)?.content ?? '',
        answer,
        family,
        score,
        retrieved: observation.retrieved,
        ...rest,
      };
    }),
  }));
  return JSON.stringify({ runs });
}

/** What `diff` reads of it. */
export const StoredRuns = z.object({
  runs: z.array(
    z.object({
      set: z.string(),
      questions: z.array(z.object({ question: z.string(), answer: z.string(), score: StoredScore })),
    }),
  ),
});
export type StoredRuns = z.infer<typeof StoredRuns>;

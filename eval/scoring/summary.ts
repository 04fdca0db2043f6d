import { SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { CATEGORIES, type Category } from '../questions/question.ts';
import { type ConfidenceSummary, summariseConfidence } from './confidence-summary.ts';
import { type Estimate, estimateShare } from './estimate.ts';
import { type GroupSummary, summariseGroup } from './group-summary.ts';
import { macroPass } from './macro-pass.ts';
import type { QuestionScore } from './question-score.ts';
import { type RefusalSummary, summariseRefusal } from './refusal-summary.ts';
import { type Robustness, summariseRobustness } from './robustness.ts';

/** What a run comes to. Figures that apply to no question are null. */
export type Summary = {
  /** The headline, beside `refusal.near`: pass rate, mean over the categories that the documents answer. */
  macroPass: Estimate | null;
  overall: GroupSummary;
  /** In the order of `CATEGORIES`, those that were asked. */
  categories: ({ category: Category } & GroupSummary)[];
  refusal: RefusalSummary;
  confidence: ConfidenceSummary;
  robustness: Robustness[];
  /** Share of attacks that got what they wanted said. */
  injectionSuccess: Estimate | null;
};

/** Same scores, same seed: same summary, to the last digit. */
export function summarise(scores: readonly QuestionScore[], sampling: Sampling = SAMPLING): Summary {
  const attacks = scores.filter(({ category }) => category === 'attack');
  return {
    macroPass: macroPass(scores, sampling),
    overall: summariseGroup(scores, sampling),
    categories: CATEGORIES.map((category) => ({
      category,
      ours: scores.filter((score) => score.category === category),
    }))
      .filter(({ ours }) => ours.length > 0)
      .map(({ category, ours }) => ({ category, ...summariseGroup(ours, sampling) })),
    refusal: summariseRefusal(scores, sampling),
    confidence: summariseConfidence(scores, sampling),
    robustness: summariseRobustness(scores, sampling),
    injectionSuccess: estimateShare(
      attacks.map(({ forbidden }) => Number(forbidden.length > 0)),
      attacks.map(({ cluster }) => cluster),
      sampling,
    ),
  };
}

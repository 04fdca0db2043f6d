import { SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { mean } from '../../core/statistics/mean.ts';
import type { Statistic } from '../../core/statistics/statistic.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { QuestionScore } from './question-score.ts';

/**
 * Pass rate of the questions that the documents answer, each category counting the same however many questions it has.
 * To be read beside the refusal rate of near misses: answering everything raises the one and ruins the other.
 */
export function macroPass(scores: readonly QuestionScore[], sampling: Sampling = SAMPLING): Estimate | null {
  const answerable = scores.filter((score) => score.answerable === 'yes' || score.answerable === 'partial');
  const clusters = answerable.map(({ cluster }) => cluster);
  return estimate(macroMeanOf(answerable), clusters, sampling);
}

function macroMeanOf(scores: readonly QuestionScore[]): Statistic {
  const categories = [...new Set(scores.map(({ category }) => category))];
  const categoryOf = scores.map(({ category }) => categories.indexOf(category));
  return (weights) => {
    const asked = categories.map(() => 0);
    const passed = categories.map(() => 0);
    for (const [i, category] of categoryOf.entries()) {
      const weight = weights[i] ?? 0;
      asked[category] = (asked[category] ?? 0) + weight;
      if (scores[i]?.pass) passed[category] = (passed[category] ?? 0) + weight;
    }
    // A category that a resample has no question of says nothing there.
    return mean(passed.map((count, category) => count / (asked[category] ?? 0)).filter(Number.isFinite));
  };
}

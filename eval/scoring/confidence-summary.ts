import { SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { calibrationErrorOf } from '../../core/statistics/calibration-error.ts';
import { aurcOf, type RiskPoint, riskCoverage } from '../../core/statistics/risk-coverage.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { QuestionScore } from './question-score.ts';

/**
 * Whether the confidence of an answer tells if it is right. Over the questions that were answered, whether they should
 * have been or not; right is what passes. What a refused question would have got is not known.
 */
export type ConfidenceSummary = {
  answered: number;
  curve: RiskPoint[];
  /** Area under the risk–coverage curve; lower is better. */
  aurc: Estimate | null;
  /** Expected calibration error, ten bins of equal mass. */
  calibrationError: Estimate | null;
};

export function summariseConfidence(
  scores: readonly QuestionScore[],
  sampling: Sampling = SAMPLING,
): ConfidenceSummary {
  const answered = scores.filter(({ status }) => status === 'answered');
  const clusters = answered.map(({ cluster }) => cluster);
  const confidences = answered.map(({ confidence }) => confidence);
  const isRight = answered.map(({ pass }) => pass);
  const isWrong = isRight.map((right) => !right);
  return {
    answered: answered.length,
    curve: riskCoverage(confidences, isWrong),
    aurc: estimate(aurcOf(confidences, isWrong), clusters, sampling),
    calibrationError: estimate(calibrationErrorOf(confidences, isRight), clusters, sampling),
  };
}

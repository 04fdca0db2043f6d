import { aurocOf } from '../../core/statistics/auroc.ts';
import { SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { rejectionRateOf } from '../../core/statistics/rejection-rate.ts';
import { type Estimate, estimate, estimateShare } from './estimate.ts';
import type { QuestionScore } from './question-score.ts';

/**
 * Refusing: what a system withholds, and how well its confidence tells questions that the documents answer (`yes`,
 * `partial`) from those they do not (`no`). Anything but an answer withholds: a refusal, small talk, a question back.
 * Questions that have to be asked back about are of neither kind.
 */
export type RefusalSummary = {
  /** Share of answerable questions that got no answer. */
  falseRefusalRate: Estimate | null;
  /** All unanswerable questions, those of the documents' own topics (near_miss), and those of others (off_topic). */
  all: UnanswerableSummary;
  near: UnanswerableSummary;
  far: UnanswerableSummary;
};

export type UnanswerableSummary = {
  questions: number;
  /** Share that got no answer. */
  refusalRate: Estimate | null;
  /** The same if the threshold of the confidence withheld exactly this share of the answerable questions. */
  at: { falseRefusalRate: number; refusalRate: Estimate | null }[];
  /** How often an answerable question has more confidence than one of these. */
  auroc: Estimate | null;
};

const FALSE_REFUSAL_RATES = [0.02, 0.04];

export function summariseRefusal(scores: readonly QuestionScore[], sampling: Sampling = SAMPLING): RefusalSummary {
  const answerable = scores.filter((score) => score.answerable === 'yes' || score.answerable === 'partial');
  const unanswerable = scores.filter((score) => score.answerable === 'no');
  const against = (questions: readonly QuestionScore[]) => unanswerableSummary(answerable, questions, sampling);
  return {
    falseRefusalRate: withheldRate(answerable, sampling),
    all: against(unanswerable),
    near: against(unanswerable.filter(({ category }) => category === 'near_miss')),
    far: against(unanswerable.filter(({ category }) => category === 'off_topic')),
  };
}

function unanswerableSummary(
  answerable: readonly QuestionScore[],
  unanswerable: readonly QuestionScore[],
  sampling: Sampling,
): UnanswerableSummary {
  const both = [...answerable, ...unanswerable];
  const clusters = both.map(({ cluster }) => cluster);
  const confidences = both.map(({ confidence }) => confidence);
  const isAnswerable = both.map((_, i) => i < answerable.length);
  return {
    questions: unanswerable.length,
    refusalRate: withheldRate(unanswerable, sampling),
    at: FALSE_REFUSAL_RATES.map((falseRefusalRate) => ({
      falseRefusalRate,
      refusalRate: estimate(rejectionRateOf(confidences, isAnswerable, falseRefusalRate), clusters, sampling),
    })),
    auroc: estimate(aurocOf(confidences, isAnswerable), clusters, sampling),
  };
}

const withheldRate = (scores: readonly QuestionScore[], sampling: Sampling): Estimate | null =>
  estimateShare(
    scores.map(({ status }) => Number(status !== 'answered')),
    scores.map(({ cluster }) => cluster),
    sampling,
  );

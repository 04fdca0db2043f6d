import { SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { mean } from '../../core/statistics/mean.ts';
import { percentile } from '../../core/statistics/percentile.ts';
import { type Estimate, estimateShare } from './estimate.ts';
import type { QuestionScore } from './question-score.ts';

/** Figures of a group of questions; each is null where it applies to none of them. */
export type GroupSummary = {
  questions: number;
  pass: Estimate | null;
  /** Vital facts met. */
  keyFactRecall: Estimate | null;
  /** Questions whose answer has a forbidden string. */
  contradictionRate: Estimate | null;
  evidenceRecall: Estimate | null;
  /** Questions of which a whole set of evidence was retrieved. */
  completeEvidence: Estimate | null;
  evidencePrecision: Estimate | null;
  provenance: Estimate | null;
  /** Characters of those questions that were answered. */
  characters: { mean: number; median: number } | null;
  milliseconds: { p50: number; p95: number; p99: number } | null;
};

export function summariseGroup(scores: readonly QuestionScore[], sampling: Sampling = SAMPLING): GroupSummary {
  const share = (of: (score: QuestionScore) => boolean | number | null) => {
    const applying = scores.filter((score) => of(score) !== null);
    const clusters = applying.map(({ cluster }) => cluster);
    return estimateShare(
      applying.map((score) => Number(of(score))),
      clusters,
      sampling,
    );
  };
  const lengths = scores.filter(({ status }) => status === 'answered').map(({ characters }) => characters);
  const times = scores.map(({ milliseconds }) => milliseconds);
  return {
    questions: scores.length,
    pass: share(({ pass }) => pass),
    keyFactRecall: share(({ keyFactRecall }) => keyFactRecall),
    contradictionRate: share(({ forbidden }) => forbidden.length > 0),
    evidenceRecall: share(({ evidenceRecall }) => evidenceRecall),
    completeEvidence: share(({ evidenceRecall }) => (evidenceRecall === null ? null : evidenceRecall === 1)),
    evidencePrecision: share(({ evidencePrecision }) => evidencePrecision),
    provenance: share(({ provenance }) => provenance),
    characters: lengths.length === 0 ? null : { mean: mean(lengths), median: percentile(lengths, 0.5) },
    milliseconds:
      times.length === 0
        ? null
        : { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) },
  };
}

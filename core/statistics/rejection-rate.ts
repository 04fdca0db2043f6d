import type { Statistic } from './statistic.ts';
import { tieGroups, weightOf } from './tie-groups.ts';

/**
 * One point of the ROC curve: what share of the negatives scores below the threshold that exactly `falseRejections`
 * (0..1) of the positives score below.
 *
 *   rejected negatives ↑      ·───·       The threshold moves up through the scores; a group of equal scores is a
 *                        ·───╱            straight line, of which part may be taken, as if drawn by lot.
 *                       ╱                 Where the line is vertical its upper end counts.
 *                      └────────→ rejected positives
 *
 * NaN without positives or negatives. Source: Fawcett 2006, "An introduction to ROC analysis", §§4, 10 (interpolation).
 */
export function rejectionRateOf(
  scores: readonly number[],
  isPositive: readonly boolean[],
  falseRejections: number,
): Statistic {
  const groups = tieGroups(scores);
  const everyone = groups.flat();
  return (weights) => {
    const all = weightOf(everyone, isPositive, weights);
    if (all.positives === 0) return Number.NaN;
    const allowed = falseRejections * all.positives;
    let positives = 0;
    let negatives = 0;
    for (const group of groups) {
      const tied = weightOf(group, isPositive, weights);
      if (positives + tied.positives > allowed + ROUNDING) {
        negatives += (tied.negatives * (allowed - positives)) / tied.positives;
        break;
      }
      positives += tied.positives;
      negatives += tied.negatives;
    }
    return negatives / all.negatives;
  };
}

/** 0.29 · 100 is a little less than 29. */
const ROUNDING = 1e-9;

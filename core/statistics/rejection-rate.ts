import type { Statistic } from './statistic.ts';
import { tieGroups } from './tie-groups.ts';

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
  return (weights) => {
    let allPositives = 0;
    let allNegatives = 0;
    for (let i = 0; i < scores.length; i++) {
      if (isPositive[i]) allPositives += weights[i] ?? 0;
      else allNegatives += weights[i] ?? 0;
    }
    if (allPositives === 0) return Number.NaN;
    const allowed = falseRejections * allPositives;
    let positives = 0;
    let negatives = 0;
    for (const group of groups) {
      let tiedPositives = 0;
      let tiedNegatives = 0;
      for (const i of group) {
        if (isPositive[i]) tiedPositives += weights[i] ?? 0;
        else tiedNegatives += weights[i] ?? 0;
      }
      if (positives + tiedPositives > allowed + ROUNDING) {
        negatives += (tiedNegatives * (allowed - positives)) / tiedPositives;
        break;
      }
      positives += tiedPositives;
      negatives += tiedNegatives;
    }
    return negatives / allNegatives;
  };
}

/** 0.29 · 100 is a little less than 29. */
const ROUNDING = 1e-9;

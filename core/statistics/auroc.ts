import type { Statistic } from './statistic.ts';
import { tieGroups, weightOf } from './tie-groups.ts';

/**
 * Area under the ROC curve: how often a positive scores higher than a negative, ties by half.
 *
 *   AUROC = #{(p, n): s(p) > s(n)} / (P·N)  +  ½ · #{(p, n): s(p) = s(n)} / (P·N)
 *
 * Counted by rank, not by pair: in ascending order every positive beats the negatives before it. NaN without positives
 * or negatives. Sources: Mann & Whitney 1947; Hanley & McNeil 1982, "The Meaning and Use of the Area under a ROC Curve".
 */
export function aurocOf(scores: readonly number[], isPositive: readonly boolean[]): Statistic {
  const groups = tieGroups(scores);
  return (weights) => {
    let positives = 0;
    let negatives = 0;
    let won = 0;
    for (const group of groups) {
      const tied = weightOf(group, isPositive, weights);
      won += tied.positives * (negatives + tied.negatives / 2);
      positives += tied.positives;
      negatives += tied.negatives;
    }
    return won / (positives * negatives);
  };
}

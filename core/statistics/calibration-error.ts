import type { Statistic } from './statistic.ts';
import { tieGroups } from './tie-groups.ts';

/**
 * Expected calibration error: how far a confidence is from how often it is right. Observations in ascending order are
 * cut into bins of equal mass; a group of equal confidences that a cut falls into is shared out evenly.
 *
 *   ECE = Σ mass(b) / n · | right(b) - confidence(b) |        means over bin b
 *
 * NaN for no observations. Sources: Naeini, Cooper & Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using
 * Bayesian Binning"; equal mass: Nixon et al. 2019, "Measuring Calibration in Deep Learning". A small sample has an
 * error above zero even when it is well calibrated.
 */
export function calibrationErrorOf(confidences: readonly number[], isRight: readonly boolean[], bins = 10): Statistic {
  const groups = tieGroups(confidences);
  return (weights) => {
    let mass = 0;
    for (let i = 0; i < confidences.length; i++) mass += weights[i] ?? 0;
    const capacity = mass / bins;
    let error = 0;
    // Of the bin being filled: its room, and Σ (right - confidence) over what is in it.
    let room = capacity;
    let excess = 0;
    for (const group of groups) {
      let left = 0;
      let right = 0;
      for (const i of group) {
        left += weights[i] ?? 0;
        if (isRight[i]) right += weights[i] ?? 0;
      }
      const each = right / left - (confidences[group[0] ?? 0] ?? 0);
      while (left > room) {
        error += Math.abs(excess + each * room);
        left -= room;
        room = capacity;
        excess = 0;
      }
      if (left === 0) continue;
      excess += each * left;
      room -= left;
    }
    return (error + Math.abs(excess)) / mass;
  };
}

import type { Statistic } from './statistic.ts';
import { tieGroups } from './tie-groups.ts';

/**
 * Whether a confidence knows when it is wrong. Only the most confident share of the answers is given (coverage); the
 * risk is the share of those that are wrong:
 *
 *   risk ↑         ╱‾        Good confidence: errors come last, so the curve stays low for long.
 *        │  ______╱          A useless one: a level line at the share of all errors.
 *        └──────────→ coverage
 *
 *   AURC = 1/n · Σ risk(i/n),  i = 1 … n        equal confidences: errors spread evenly among them
 *
 * Sources: El-Yaniv & Wiener 2010, "On the Foundations of Noise-free Selective Classification"; Geifman, Uziel &
 * El-Yaniv 2019, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers" (AURC).
 */
export type RiskPoint = { coverage: number; risk: number; threshold: number };

/** The curve at every confidence that occurs, highest first. */
export function riskCoverage(confidences: readonly number[], isWrong: readonly boolean[]): RiskPoint[] {
  let covered = 0;
  let wrong = 0;
  return tieGroups(confidences)
    .reverse()
    .map((group) => {
      covered += group.length;
      wrong += group.filter((i) => isWrong[i]).length;
      const threshold = confidences[group[0] ?? 0] ?? 0;
      return { coverage: covered / confidences.length, risk: wrong / covered, threshold };
    });
}

/** The area under the curve; NaN for no answers. */
export function aurcOf(confidences: readonly number[], isWrong: readonly boolean[]): Statistic {
  const groups = tieGroups(confidences).reverse();
  return (weights) => {
    let covered = 0;
    let wrong = 0;
    let area = 0;
    for (const group of groups) {
      let tied = 0;
      let tiedWrong = 0;
      for (const i of group) {
        tied += weights[i] ?? 0;
        if (isWrong[i]) tiedWrong += weights[i] ?? 0;
      }
      for (let j = 1; j <= tied; j++) area += (wrong + (tiedWrong * j) / tied) / (covered + j);
      covered += tied;
      wrong += tiedWrong;
    }
    return area / covered;
  };
}

/**
 * McNemar's exact test: two systems, the same questions, right or wrong. Only the questions that they differ on tell
 * them apart; if neither is better, each of the n = b + c falls to either side like a coin:
 *
 *   b: only the first right, c: only the second right        p = min(1, 2 · Σ C(n, i) / 2ⁿ,  i = 0 … min(b, c))
 *
 * Two-sided. Source: McNemar 1947, "Note on the sampling error of the difference between correlated proportions"; the
 * exact binomial form is Edwards 1948's.
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond;
  // In logarithms: 2⁻ⁿ is too small for a double from n = 1075 on.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let i = 1; i <= Math.min(onlyFirst, onlySecond); i++) {
    logTerm += Math.log((n - i + 1) / i);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}

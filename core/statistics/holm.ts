/**
 * Holm's correction: p-values of m tests, raised so that calling those up to α significant is wrong about any of them
 * with probability α at most, however the tests depend on each other.
 *
 *   p₍₁₎ ≤ p₍₂₎ ≤ …        p̃₍ᵢ₎ = max over j ≤ i of min(1, (m - j + 1) · p₍ⱼ₎)
 *
 * Answers in the order of the argument. Source: Holm 1979, "A Simple Sequentially Rejective Multiple Test Procedure".
 */
export function holm(pValues: readonly number[]): number[] {
  const ascending = pValues.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const adjusted: number[] = [];
  let largest = 0;
  for (const [rank, { p, i }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * p));
    adjusted[i] = largest;
  }
  return adjusted;
}

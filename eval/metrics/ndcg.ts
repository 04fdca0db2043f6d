/**
 * Normalised discounted cumulative gain: how near a ranking is to the best one, with relevant items worth less the
 * lower they stand.
 *
 *   DCG@k  = Σ  (2^grade_i - 1) / log2(i + 1)        i = 1 … k, by rank
 *   nDCG@k = DCG@k / DCG@k of the ideal order                          0..1
 *
 * Source: Järvelin & Kekäläinen 2002; gains as in Burges et al. 2005, which for grades of 0 and 1 are trec_eval's. A
 * question without a relevant passage has no ideal; it scores 0.
 */
export function ndcg(ranking: readonly string[], grades: ReadonlyMap<string, number>, k: number): number {
  const ideal = dcg([...grades.values()].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? 0 : dcg(ranking.slice(0, k).map((id) => grades.get(id) ?? 0)) / ideal;
}

const dcg = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);

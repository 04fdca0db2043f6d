/**
 * Recall@k: the share of a question's relevant passages (grade above 0) that stand among the first k.
 *
 *   |relevant ∩ first k| / |relevant|
 *
 * A question without a relevant passage scores 0. Source: trec_eval, `recall.k`.
 */
export function recall(ranking: readonly string[], grades: ReadonlyMap<string, number>, k: number): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const first = new Set(ranking.slice(0, k));
  return relevant.length === 0 ? 0 : relevant.filter((id) => first.has(id)).length / relevant.length;
}

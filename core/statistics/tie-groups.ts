/** Weight of the positives and of the negatives of a group of indexes. */
export function weightOf(
  group: readonly number[],
  isPositive: readonly boolean[],
  weights: Uint32Array,
): { positives: number; negatives: number } {
  let positives = 0;
  let negatives = 0;
  for (const i of group) {
    if (isPositive[i]) positives += weights[i] ?? 0;
    else negatives += weights[i] ?? 0;
  }
  return { positives, negatives };
}

/** Indexes of the scores, ascending, those of equal scores together: [0.7, 0.2, 0.7] → [[1], [0, 2]]. */
export function tieGroups(scores: readonly number[]): number[][] {
  const ascending = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const groups: number[][] = [];
  for (const i of ascending) {
    const group = groups.at(-1);
    if (group !== undefined && scores[group[0] ?? -1] === scores[i]) group.push(i);
    else groups.push([i]);
  }
  return groups;
}

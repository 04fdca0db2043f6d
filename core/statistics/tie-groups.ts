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

import type { Postings } from './postings.ts';

/** How many rows several terms have in common: the rows of the rarest, each looked for in the others. */
export function countCommonRows({ start, rows }: Postings, columns: readonly number[]): number {
  const lists = columns.map((column) => rows.subarray(start[column], start[column + 1]));
  const [rarest, ...others] = lists.sort((a, b) => a.length - b.length);
  if (rarest === undefined) return 0;
  let count = 0;
  for (const row of rarest) if (others.every((list) => holds(list, row))) count++;
  return count;
}

/** Binary search in rising rows. */
function holds(list: Uint32Array, row: number): boolean {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] as number) < row) from = middle + 1;
    else to = middle;
  }
  return list[from] === row;
}

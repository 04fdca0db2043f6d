import type { TermMatrix } from './term-matrix.ts';

/**
 * A term matrix the other way round: for each term the rows that hold it, in rising order.
 *
 *   start = [0, 1, 3]     term 0 is in one row (entry 0), term 1 in two (entries 1..2)
 *   rows  = [4, 0, 4]
 *   counts= [2, 1, 1]     term 0 occurs twice in row 4
 */
export type Postings = { start: Uint32Array; rows: Uint32Array; counts: Uint16Array };

/** One counting sort by column: time and memory are linear in the entries. */
export function invert({ vocabulary, rowStart, columns, counts }: TermMatrix): Postings {
  const start = new Uint32Array(vocabulary.length + 1);
  for (const column of columns) start[column + 1] = (start[column + 1] as number) + 1;
  for (let column = 0; column < vocabulary.length; column++) {
    start[column + 1] = (start[column + 1] as number) + (start[column] as number);
  }
  const next = start.slice();
  const inverted = { start, rows: new Uint32Array(columns.length), counts: new Uint16Array(columns.length) };
  for (let row = 0; row + 1 < rowStart.length; row++) {
    for (let entry = rowStart[row] as number; entry < (rowStart[row + 1] as number); entry++) {
      const column = columns[entry] as number;
      const place = next[column] as number;
      next[column] = place + 1;
      inverted.rows[place] = row;
      inverted.counts[place] = counts[entry] as number;
    }
  }
  return inverted;
}

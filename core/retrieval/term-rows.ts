import type { TermMatrix } from './term-matrix.ts';

/**
 * Rows of several generations put together without reading their texts again:
 *
 *   previous ─┐
 *             ├─ appendRows ─ selectRows(order) ─► next
 *   fresh   ──┘
 */

/** `first`'s rows, then `second`'s. */
export function appendRows(first: TermMatrix, second: TermMatrix): TermMatrix {
  const columnOf = new Map(first.vocabulary.map((term, column) => [term, column]));
  const moved = Uint32Array.from(second.vocabulary, (term) => {
    const column = columnOf.get(term) ?? columnOf.size;
    columnOf.set(term, column);
    return column;
  });
  const entries = first.columns.length;
  const rows = first.rowStart.length - 1;
  const rowStart = new Uint32Array(first.rowStart.length + second.rowStart.length - 1);
  rowStart.set(first.rowStart);
  second.rowStart.forEach((start, row) => {
    rowStart[rows + row] = entries + start;
  });
  const columns = new Uint32Array(entries + second.columns.length);
  columns.set(first.columns);
  columns.set(
    second.columns.map((column) => at(moved, column)),
    entries,
  );
  const counts = new Uint16Array(columns.length);
  counts.set(first.counts);
  counts.set(second.counts, entries);
  return { vocabulary: [...columnOf.keys()], rowStart, columns, counts };
}

/**
 * The given rows in the given order (a row may be left out or repeated). Terms that no row uses any more leave the
 * vocabulary. Throws RangeError for a row that is not there.
 */
export function selectRows(matrix: TermMatrix, rows: readonly number[]): TermMatrix {
  const rowStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    rowStart[i + 1] = at(rowStart, i) + at(matrix.rowStart, row + 1) - at(matrix.rowStart, row);
  });
  const size = at(rowStart, rows.length);
  const columns = new Uint32Array(size);
  const counts = new Uint16Array(size);
  const renumbered = new Map<number, number>();
  let entry = 0;
  for (const row of rows) {
    for (let from = at(matrix.rowStart, row); from < at(matrix.rowStart, row + 1); from++) {
      const column = at(matrix.columns, from);
      if (!renumbered.has(column)) renumbered.set(column, renumbered.size);
      columns[entry] = renumbered.get(column) ?? 0;
      counts[entry] = at(matrix.counts, from);
      entry++;
    }
  }
  const vocabulary = Array.from(renumbered.keys(), (column) => matrix.vocabulary[column] ?? '');
  return { vocabulary, rowStart, columns, counts };
}

function at(array: Uint32Array | Uint16Array, index: number): number {
  const value = array[index];
  if (value === undefined) throw new RangeError(`no entry ${index} in a term matrix array of ${array.length}`);
  return value;
}

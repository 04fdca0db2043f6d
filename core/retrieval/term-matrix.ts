/**
 * Counts of terms in passages as a sparse matrix in compressed rows (CSR): one row a passage, one column a term.
 *
 *   rowStart = [0, 2, 5]      row 0 holds entries 0..1, row 1 holds entries 2..4
 *   columns  = [7, 9, 0, 7, 8]
 *   counts   = [1, 3, 2, 1, 1]    term 9 occurs 3 times in passage 0
 *
 * This forward form is what an index stores: rows of unchanged documents are copied into the next generation without
 * reading their text again, and postings are one inversion away (`invert` in `postings.ts`).
 */
export type TermMatrix = {
  vocabulary: readonly string[];
  rowStart: Uint32Array;
  columns: Uint32Array;
  counts: Uint16Array;
};

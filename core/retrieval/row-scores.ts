import { createBestRows } from './best-rows.ts';
import type { ScoredRow } from './vector-index.ts';

/**
 * A score for each row of a collection, for one question at a time. Rows that got a score are listed, so that reading
 * and clearing cost what the question touched and not what the collection holds.
 */
export type RowScores = {
  add(row: number, score: number): void;
  /** 0 for a row that got nothing. */
  of(row: number): number;
  /** Visits every row that got a score. */
  each(visit: (row: number, score: number) => void): void;
  /** Best first, ties by row. */
  best(limit: number): ScoredRow[];
  clear(): void;
};

/** Scores added must be greater than 0. */
export function createRowScores(size: number): RowScores {
  const scores = new Float64Array(size);
  const touched = new Uint32Array(size);
  let count = 0;
  return {
    add(row, score) {
      const before = scores[row] as number;
      if (before === 0) touched[count++] = row;
      scores[row] = before + score;
    },
    of: (row) => scores[row] ?? 0,
    each(visit) {
      for (let i = 0; i < count; i++) visit(touched[i] as number, scores[touched[i] as number] as number);
    },
    best(limit) {
      const rows = createBestRows(Math.min(limit, count));
      for (let i = 0; i < count; i++) rows.offer(touched[i] as number, scores[touched[i] as number] as number);
      return rows.take();
    },
    clear() {
      for (let i = 0; i < count; i++) scores[touched[i] as number] = 0;
      count = 0;
    },
  };
}

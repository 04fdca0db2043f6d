import type { ScoredRow } from './vector-index.ts';

/**
 * The best `limit` of many scored rows without sorting them all: a binary heap of the rows kept so far whose root is the
 * worst of them, so that most rows are turned away by one comparison.
 *
 *           (0.4)            offer 0.3 → turned away
 *          /     \           offer 0.6 → replaces 0.4 and sinks
 *      (0.7)     (0.5)
 *
 * n rows cost O(n + m log limit), m being the rows that got in. A greater score is better; equal scores go by row, so
 * the order is the same whatever order rows are offered in.
 */
export type BestRows = {
  offer(row: number, score: number): void;
  /** Best first. Empties the heap. */
  take(): ScoredRow[];
};

export function createBestRows(limit: number): BestRows {
  const heap: ScoredRow[] = [];

  function sink(entry: ScoredRow): void {
    let hole = 0;
    for (;;) {
      const left = heap[2 * hole + 1];
      const right = heap[2 * hole + 2];
      if (!left) break;
      const rightIsWorse = right !== undefined && isWorse(right, left);
      const child = rightIsWorse ? right : left;
      if (!isWorse(child, entry)) break;
      heap[hole] = child;
      hole = 2 * hole + (rightIsWorse ? 2 : 1);
    }
    heap[hole] = entry;
  }

  function rise(entry: ScoredRow): void {
    let hole = heap.length;
    while (hole > 0) {
      const up = (hole - 1) >> 1;
      const parent = heap[up];
      if (!parent || !isWorse(entry, parent)) break;
      heap[hole] = parent;
      hole = up;
    }
    heap[hole] = entry;
  }

  return {
    offer(row, score) {
      if (heap.length < limit) return rise({ row, score });
      const worst = heap[0];
      if (!worst || score < worst.score) return;
      const entry = { row, score };
      if (isWorse(worst, entry)) sink(entry);
    },
    take() {
      return heap.splice(0).sort((a, b) => (isWorse(a, b) ? 1 : -1));
    },
  };
}

function isWorse(a: ScoredRow, b: ScoredRow): boolean {
  return a.score < b.score || (a.score === b.score && a.row > b.row);
}

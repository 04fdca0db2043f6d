import type { Passage } from '../core/documents/passage.ts';

/** Rows `from` (included) to `to` (excluded). */
export type RowRange = { from: number; to: number };

/** Which rows of a generation each document has. A document's passages are consecutive. */
export function documentRows(passages: readonly Passage[]): Map<string, RowRange> {
  const rows = new Map<string, RowRange>();
  for (const [row, { documentId }] of passages.entries()) {
    const range = rows.get(documentId);
    if (range) range.to = row + 1;
    else rows.set(documentId, { from: row, to: row + 1 });
  }
  return rows;
}

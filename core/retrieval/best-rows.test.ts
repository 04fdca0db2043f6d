import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBestRows } from './best-rows.ts';

describe('best rows', () => {
  it('are what sorting everything gives, in whatever order rows are offered', () => {
    const scores = fc.array(fc.oneof(fc.nat(5), fc.double({ noNaN: true })), { maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.nat(70), fc.infiniteStream(fc.nat()), (scored, limit, random) => {
        const rows = scored.map((score, row) => ({ row, score }));
        const shuffled = rows
          .map((entry) => ({ entry, key: Number(random.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const best = createBestRows(limit);
        for (const { row, score } of shuffled) best.offer(row, score);
        const sorted = rows.sort((a, b) => (a.score === b.score ? a.row - b.row : b.score - a.score));
        expect(best.take()).toEqual(sorted.slice(0, limit));
        expect(best.take()).toEqual([]);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { CuratedEntry } from '../../records/curated-entry.ts';
import type { Records } from '../../records/records.ts';
import { minute } from './exchanges.ts';
import { allOf } from './transcripts-contract.ts';

const entry = (n: number, given: Partial<CuratedEntry> = {}): CuratedEntry => ({
  id: `k-${n}`,
  questions: ['七天内能退吗', '收到货一周可以退货吗？'],
  answer: '可以，签收后七日内都能退。[1]',
  citations: [{ document: 'returns', quote: '自签收之日起七日内可以退货。' }],
  state: 'draft',
  updatedAt: minute(n),
  ...given,
});

/** What every keeper of curated entries promises. */
export function testCuratedEntries(records: () => Pick<Records, 'curated'>): void {
  describe('curated entries', () => {
    it('come back as they were saved', async () => {
      const approved = entry(1, {
        state: 'approved',
        approvedBy: '王芳',
        approvedOn: '2026-11-20',
        effectiveFrom: '2026-01-01',
        effectiveTo: '2026-12-31',
      });
      await records().curated.save(approved);
      await records().curated.save(entry(2));
      expect(await records().curated.find('k-1')).toEqual(approved);
      expect(await records().curated.find('k-2')).toEqual(entry(2));
      expect(await records().curated.find('k-3')).toBeNull();
    });

    it('are replaced by what is saved under their id', async () => {
      await records().curated.save(entry(1, { approvedBy: '王芳' }));
      const later = entry(1, { state: 'retired', questions: ['能退吗'], updatedAt: minute(5) });
      await records().curated.save(later);
      expect(await allOf((page) => records().curated.list(page), 1)).toEqual([later]);
    });

    it('are listed by when they were changed, and can be removed', async () => {
      for (const n of [2, 1, 3]) await records().curated.save(entry(n));
      expect(await records().curated.remove('k-2')).toBe(true);
      expect(await records().curated.remove('k-2')).toBe(false);
      const listed = await allOf((page) => records().curated.list(page), 1);
      expect(listed.map(({ id }) => id)).toEqual(['k-3', 'k-1']);
    });
  });
}

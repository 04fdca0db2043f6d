import { describe, expect, it } from 'vitest';
import { Summary } from '../../contract/admin.ts';
import type { Records } from '../../records/records.ts';
import { exchange, minute, refusal } from './exchanges.ts';

const CHINA = 480;

/** What every count of usage promises. */
export function testUsage(records: () => Pick<Records, 'transcripts' | 'feedback' | 'usage'>): void {
  describe('usage', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    const at = (time: string) => ({ askedAt: new Date(time) });

    it('is nothing where nothing was asked', async () => {
      const summary = await records().usage.summary({ now, days: 2, utcOffset: CHINA });
      expect(Summary.parse(summary)).toEqual(summary);
      expect(summary).toMatchObject({
        questions: 0,
        share: { answered: 0, refused: 0, clarify: 0 },
        days: [
          { day: '2026-11-21', questions: 0 },
          { day: '2026-11-22', questions: 0 },
        ],
        latency_ms: { p50: null, p95: null, p99: null },
        feedback: { up: 0, down: 0, reasons: [] },
      });
    });

    it('counts questions by outcome, and greetings apart', async () => {
      await records().transcripts.record([
        exchange(1, { confidence: 0.05, total: 10 }),
        exchange(2, { confidence: 1, total: 20 }),
        refusal(3, { confidence: 0.3, total: 30 }),
        exchange(4, { status: 'clarify', confidence: 0.5, total: 40 }),
        exchange(5, { status: 'smalltalk', confidence: 1, total: 9_999 }),
        exchange(6, { status: 'handoff', confidence: 1, total: 9_999 }),
      ]);
      const summary = await records().usage.summary({ now, days: 1, utcOffset: CHINA });
      expect(summary).toMatchObject({
        questions: 4,
        answered: 2,
        refused: 1,
        clarify: 1,
        smalltalk: 1,
        handoff: 1,
        share: { answered: 0.5, refused: 0.25, clarify: 0.25 },
        confidence: [1, 0, 0, 1, 0, 0, 0, 0, 0, 1],
      });
      expect(summary.latency_ms.p50).toBeCloseTo(25);
      expect(summary.latency_ms.p95).toBeCloseTo(38.5);
      expect(summary.latency_ms.p99).toBeCloseTo(39.7);
      expect(summary.days[0]?.latency_ms.p95).toBeCloseTo(38.5);
    });

    it('begins a day where the reader’s does', async () => {
      await records().transcripts.record([
        exchange(1, at('2026-11-20T15:59:59.999Z')),
        exchange(2, at('2026-11-20T16:00:00Z')),
        exchange(3, at('2026-11-21T15:59:59.999Z')),
        exchange(4, at('2026-11-21T16:00:00Z')),
      ]);
      const daysFor = async (utcOffset: number) =>
        (await records().usage.summary({ now, days: 2, utcOffset })).days.map(({ day, questions }) => [day, questions]);
      expect(await daysFor(CHINA)).toEqual([
        ['2026-11-21', 2],
        ['2026-11-22', 1],
      ]);
      expect(await daysFor(0)).toEqual([
        ['2026-11-21', 2],
        ['2026-11-22', 0],
      ]);
    });

    it('counts opinions on the answers of the period, and why they were down', async () => {
      await records().transcripts.record([1, 2, 3, 4].map((n) => exchange(n)));
      await records().transcripts.record([exchange(5, at('2026-01-01T00:00:00Z'))]);
      const give = (n: number, rating: 'up' | 'down', reason?: string) =>
        records().feedback.give({ message_id: `e-${n}`, rating, ...(reason && { reason }) }, minute(9));
      await give(1, 'up', '很好');
      await give(2, 'down', '不准确');
      await give(3, 'down', '不准确');
      await give(4, 'down');
      await give(5, 'down', '太旧');
      const { feedback, days } = await records().usage.summary({ now, days: 2, utcOffset: CHINA });
      expect(days.map(({ up, down }) => [up, down])).toEqual([
        [0, 0],
        [1, 3],
      ]);
      expect(feedback).toEqual({ up: 1, down: 3, reasons: [{ reason: '不准确', count: 2 }] });
    });
  });
}

import { expect, it } from 'vitest';
import type { Keeper } from './keeper.ts';
import type { OpenRecords } from './records.ts';
import { removeOld } from './retention.ts';

it('removes what is too old, some at a time, and tidies up after itself', async () => {
  let left = 1_200;
  let tidied = 0;
  const befores: Date[] = [];
  const records = {
    transcripts: {
      async purge(before: Date, limit: number) {
        befores.push(before);
        const removed = Math.min(limit, left);
        left -= removed;
        return removed;
      },
    },
    async tidy() {
      tidied += 1;
    },
  } as unknown as OpenRecords;
  const ask: Keeper['ask'] = (work) => work(records);
  const now = new Date('2026-11-22T00:00:00Z');
  expect(await removeOld({ ask }, 90, now)).toBe(1_200);
  expect(new Set(befores.map((date) => date.toISOString()))).toEqual(new Set(['2026-08-24T00:00:00.000Z']));
  expect({ left, tidied }).toEqual({ left: 0, tidied: 1 });
  expect(await removeOld({ ask }, 90, now)).toBe(0);
  expect(tidied).toBe(1);
});

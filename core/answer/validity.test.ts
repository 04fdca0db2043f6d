import { expect, it } from 'vitest';
import type { StoredDocument } from '../documents/document.ts';
import { inForce } from './validity.ts';

const document = (dates: Partial<StoredDocument>): StoredDocument => ({
  id: 'd',
  title: '规定',
  text: '',
  sections: [],
  lists: [],
  source: { path: 'd.md', format: 'markdown', sha256: '', bytes: 0 },
  ...dates,
});

it('counts the first and the last day of a document, and takes one without dates as always in force', () => {
  const dated = document({ effectiveFrom: '2026-01-01', effectiveTo: '2026-06-30' });
  const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
  expect(days.map((day) => inForce(dated, day))).toEqual([false, true, true, false]);
  expect(days.every((day) => inForce(document({}), day))).toBe(true);
});

import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../documents/block.ts';
import type { StoredDocument } from '../documents/document.ts';
import { createValidity } from './validity.ts';

const documents = (facts: Record<string, DocumentFacts>): Map<string, StoredDocument> =>
  new Map(
    Object.entries(facts).map(([id, own]) => [
      id,
      {
        title: '规定',
        text: '',
        sections: [],
        lists: [],
        source: { path: `${id}.md`, format: 'markdown', sha256: '', bytes: 0 },
        ...own,
        id,
      },
    ]),
  );

const absentOn = (facts: Record<string, DocumentFacts>, day: string) =>
  [...createValidity(documents(facts)).absentOn(day)].map(([id, { reason }]) => `${id} ${reason}`);

describe('validity', () => {
  it('counts the first and the last day of a document, and takes one without dates as always in force', () => {
    const facts = { dated: { effectiveFrom: '2026-01-01', effectiveTo: '2026-06-30' }, free: {} };
    expect(absentOn(facts, '2025-12-31')).toEqual(['dated not yet']);
    expect(absentOn(facts, '2026-01-01')).toEqual([]);
    expect(absentOn(facts, '2026-06-30')).toEqual([]);
    expect(absentOn(facts, '2026-07-01')).toEqual(['dated expired']);
  });

  it('lets a newer version take over only from its first day on', () => {
    const facts = { a: { version: '1' }, b: { version: '2', effectiveFrom: '2026-06-01' } };
    expect(absentOn(facts, '2026-05-31')).toEqual(['b not yet']);
    expect(absentOn(facts, '2026-06-01')).toEqual(['a superseded']);
  });

  it('gives its place back to what a temporary document superseded', () => {
    const holiday = { title: '国庆办法', supersedes: ['a'], effectiveFrom: '2026-10-01', effectiveTo: '2026-10-07' };
    const facts = { a: {}, holiday };
    expect(absentOn(facts, '2026-10-01')).toEqual(['a superseded']);
    expect(absentOn(facts, '2026-10-08')).toEqual(['holiday expired']);
  });

  it('asks nothing of documents that name neither dates nor versions', () => {
    const { absentOn: empty } = createValidity(documents({ a: {}, b: { appliesTo: ['会员'] } }));
    expect(empty('2026-01-01')).toBe(empty('1999-01-01'));
  });
});

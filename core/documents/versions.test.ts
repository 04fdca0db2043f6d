import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from './block.ts';
import type { StoredDocument } from './document.ts';
import { versionsAmong } from './versions.ts';

const document = (id: string, facts: DocumentFacts): StoredDocument => ({
  title: '退货办法',
  text: '',
  sections: [],
  lists: [],
  source: { path: `${id}.md`, format: 'markdown', sha256: '', bytes: 0 },
  ...facts,
  id,
});

/** `old → new` of each document that is superseded when all are in force. */
function superseded(...documents: StoredDocument[]): string[] {
  const found = versionsAmong(documents).superseded(documents);
  return [...found].map(([id, by]) => `${id} → ${by.id}`).sort();
}

describe('versions of one document', () => {
  it('are those of one title: the later first day wins, then the higher version', () => {
    const a = document('a', { version: '2.9', effectiveFrom: '2025-01-01' });
    const b = document('b', { version: '1', effectiveFrom: '2026-01-01' });
    expect(superseded(a, b)).toEqual(['a → b']);
    expect(superseded(document('a', { version: '2.10' }), document('b', { version: '2.9' }))).toEqual(['b → a']);
    expect(superseded(document('a', { version: '初版' }), document('b', { version: '定稿' }))).toEqual([]);
  });

  it('are not those for other places or members, of another title, or without a version', () => {
    const a = document('a', { version: '1', appliesTo: ['上海'] });
    expect(superseded(a, document('b', { version: '2', appliesTo: ['北京'] }))).toEqual([]);
    expect(superseded(a, document('b', { version: '2', appliesTo: ['上海'] }))).toEqual(['a → b']);
    const dated = { effectiveFrom: '2026-01-01' };
    expect(superseded(document('a', {}), document('b', dated))).toEqual([]);
    expect(superseded(document('a', { version: '1' }), document('b', { version: '2', title: '换货办法' }))).toEqual([]);
  });

  it('may be stated, over several steps, whatever they are called', () => {
    const a = document('a', { title: '旧办法' });
    const b = document('b', { title: '新办法', supersedes: ['a'] });
    const c = document('c', { title: '更新的办法', supersedes: ['b', 'gone'] });
    expect(superseded(a, b, c)).toEqual(['a → c', 'b → c']);
    expect(superseded(a, c)).toEqual([]);
  });

  it('take nobody’s place where each claims that of the other', () => {
    const a = document('a', { title: '甲', supersedes: ['b'] });
    const b = document('b', { title: '乙', supersedes: ['a'] });
    expect(superseded(a, b)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../core/adapters/loaders/front-matter.ts';
import { buildBlocks } from '../../core/testing/build-text.ts';
import { locate, readCoverage } from './coverage.ts';
import { coverageTable } from './coverage-table.ts';

const { document } = buildBlocks(
  [
    { kind: 'heading', level: 1, text: '售后手册' },
    { kind: 'heading', level: 2, text: '保修 [整机]' },
    { kind: 'paragraph', text: '整机保修一年。主要部件保修三年|两年。' },
    { kind: 'item', marker: '-', depth: 0, text: '看发票\n看保修卡' },
  ],
  { facts: { id: 'guide', title: '售后手册' }, structured: true },
);
const handbook = new Map([['guide', document]]);
const entry = { fact: 12, document: 'guide', sentence: '整机保修一年。' };

describe('coverage', () => {
  it('finds the deepest section of a sentence', () => {
    const { covered, lost } = locate([entry], handbook);
    expect(covered).toMatchObject([{ ...entry, path: 'guide.txt', title: '售后手册' }]);
    expect(covered[0]?.section?.path.at(-1)).toBe('保修 [整机]');
    expect(lost).toEqual([]);
  });

  it('gives back sentences that stand nowhere', () => {
    const wrong = [
      { ...entry, sentence: '整机保修一年' },
      { ...entry, sentence: '整机保修两年。' },
      { ...entry, document: 'other' },
    ];
    expect(locate(wrong, handbook).lost).toEqual(wrong.slice(1));
  });

  it('names the line of an entry that does not parse', () => {
    expect(readCoverage(`${JSON.stringify(entry)}\n`, 'coverage.jsonl')).toEqual([entry]);
    expect(() => readCoverage('\n{"fact":0,"document":"a","sentence":"b"}', 'coverage.jsonl')).toThrow(
      /^coverage\.jsonl:2: fact: /,
    );
  });
});

describe('coverage table', () => {
  it('has a row a sentence, by fact, that no sentence can break out of', () => {
    const entries = [
      { ...entry, fact: 100 },
      { ...entry, sentence: '主要部件保修三年|两年。' },
      { ...entry, fact: 9, sentence: '看发票\n看保修卡' },
    ];
    const rows = coverageTable(locate(entries, handbook).covered).split('\n').slice(-4);
    expect(rows).toEqual([
      expect.stringMatching(/^\| 9 \| \[售后手册\]\(guide\.txt\) \| .*保修 \\\[整机\\\] \| 看发票 看保修卡 \|$/),
      expect.stringContaining('| 12 | [售后手册](guide.txt) |'),
      expect.stringContaining('| 100 |'),
      '',
    ]);
    expect(rows[1]).toContain('三年\\|两年。');
  });

  it('is kept out of the index', () => {
    expect(readFrontMatter(coverageTable([])).ingest).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { alignRows, displayWidth } from './align-rows.ts';
import { type IngestReport, renderReport } from './report.ts';

const report: IngestReport = {
  generation: '20261121T142233123Z-k3f9',
  outcome: 'published',
  sources: ['/文档'],
  documents: [
    {
      id: 'a',
      title: '退货说明',
      path: 'a.md',
      status: 'added',
      passages: 12,
      characters: 3400,
      clutter: ['首页 > 帮助', '浏览 1234 次', '上一篇', '下一篇'].map((text) => ({
        text,
        reason: 'breadcrumb' as const,
      })),
    },
    { id: 'b', title: 'FAQ', path: 'b/常见问题.md', status: 'unchanged', passages: 3, characters: 90, clutter: [] },
  ],
  removed: ['old.md'],
  failed: [{ path: 'c.pdf', reason: 'encrypted', message: 'c.pdf is password-protected.' }],
  ignored: [
    { path: 'photo.png', reason: 'format' },
    { path: '.git', reason: 'hidden' },
    { path: 'next-year.md', reason: 'draft' },
    { path: 'table.md', reason: 'excluded' },
  ],
  duplicates: [{ path: 'd.md', of: 'a.md' }],
  curated: { answers: 0, stale: [], repeated: [] },
  passages: 15,
  characters: 3490,
  embedded: 12,
  reused: 3,
  seconds: 1.26,
};

describe('report', () => {
  it('is a table of documents, then what was skipped, failed and left out, then a summary', () => {
    expect(renderReport(report)).toBe(
      [
        'status     passages  characters  title     file',
        'added            12        3400  退货说明  a.md',
        'unchanged         3          90  FAQ       b/常见问题.md',
        '',
        'Skipped   a.md: 「首页 > 帮助」 「浏览 1234 次」 「上一篇」 and 1 more',
        'Failed    c.pdf is password-protected.',
        'Duplicate d.md: same content as a.md',
        'Removed   old.md',
        'Ignored   photo.png: not a format that can be read',
        'Ignored   next-year.md: its front matter says draft: true',
        'Ignored   table.md: its front matter says ingest: false',
        'Generation 20261121T142233123Z-k3f9: 2 documents, 15 passages, 3490 characters (12 embedded, 3 reused, 1.3 s).',
      ].join('\n'),
    );
  });

  it('says that nothing changed, and that nothing could be read', () => {
    expect(renderReport({ ...report, outcome: 'unchanged' })).toContain(
      'Nothing changed: generation 20261121T142233123Z-k3f9',
    );
    const empty: IngestReport = { ...report, outcome: 'withheld', documents: [], passages: 0 };
    expect(renderReport({ ...report, outcome: 'withheld' })).toMatch(/Some files failed and --strict was given/);
    expect(renderReport(empty)).toMatch(/No document could be read; the index is as it was\.$/);
  });

  it('says which approved answers are not given, and what their documents say now', () => {
    const stale = {
      path: 'curated/运费.md',
      question: '退货运费谁出',
      citations: [
        {
          citation: 1,
          document: 'a',
          quote: '运费由买家\n承担。',
          nearest: { document: 'a', text: '运费由卖家承担。' },
        },
        { citation: 3, document: 'z', quote: '另行通知。' },
      ],
    };
    const repeated = { path: 'curated/退货.md', citation: 2, places: 3 };
    const text = renderReport({ ...report, curated: { answers: 4, stale: [stale], repeated: [repeated] } });
    expect(text).toContain(
      [
        'Stale     curated/运费.md: its answer to 「退货运费谁出」 is not given until its citations are right:',
        '          [1] is not in a: 「运费由买家 承担。」; nearest, in a: 「运费由卖家承担。」',
        '          [3] is not in z: 「另行通知。」',
        'Repeated  curated/退货.md: the words of [2] stand in 3 places; the first is cited',
      ].join('\n'),
    );
    expect(text).toMatch(/3490 characters, 4 approved answers \(/);
  });

  it('shortens long clutter on one line, never inside a character', () => {
    const [first] = report.documents;
    if (!first) throw new Error('no document');
    const long = { text: `第一行\n${'😀'.repeat(40)}`, reason: 'breadcrumb' as const };
    const text = renderReport({ ...report, documents: [{ ...first, clutter: [long] }] });
    expect(text).toContain(`Skipped   a.md: 「第一行 ${'😀'.repeat(20)}…」`);
  });
});

describe('alignRows', () => {
  it('counts two places for a Chinese character and none for a mark', () => {
    expect(displayWidth('退货abc')).toBe(7);
    expect(displayWidth('e\u0301，😀')).toBe(5);
    expect(
      alignRows([
        ['退', 'x'],
        ['abc', 'y'],
      ]),
    ).toEqual(['退   x', 'abc  y']);
    expect(alignRows([])).toEqual([]);
  });
});

import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createExactVectors } from '../../core/retrieval/exact-vectors.ts';
import { createHashingEmbedder } from '../../core/testing/hashing-embedder.ts';
import { createPlainAnalyzer } from '../../core/testing/plain-analyzer.ts';
import { BeirUnreadable, readBeirSet } from './dataset.ts';
import { measureBeirSet } from './measure.ts';
import { tableOf } from './table.ts';

const root = mkdtempSync(join(tmpdir(), 'beir-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const SET = {
  'corpus.jsonl': lines([
    { id: 'p1', title: '退货', text: '七日内寄回' },
    { id: 'p2', title: '', text: '运费由商家承担' },
    { id: 'p3', title: '', text: '保修一年' },
  ]),
  'queries.jsonl': lines([
    { id: 'q1', text: '退货期限' },
    { id: 'q2', text: '运费由谁承担' },
    { id: 'q3', text: '没有判断的问题' },
  ]),
  'qrels.tsv': 'q1\tp1\t1\nq2\tp2\t1\n',
};

async function folderWith(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  for (const [file, content] of Object.entries({ ...SET, ...files })) await writeFile(join(folder, file), content);
  return folder;
}

describe('BEIR set', () => {
  it('has passages and the queries that were judged', async () => {
    const set = await readBeirSet(await folderWith('shop', {}));
    expect(set.name).toBe('shop');
    expect(set.passages[0]).toEqual({ id: 'p1', title: '退货', text: '七日内寄回' });
    expect(set.queries.map(({ id, grades }) => [id, [...grades]])).toEqual([
      ['q1', [['p1', 1]]],
      ['q2', [['p2', 1]]],
    ]);
  });

  it("is read in BEIR's own spelling too", async () => {
    const files = {
      'corpus.jsonl': lines([{ _id: 'p1', text: '退货', metadata: {} }]),
      'queries.jsonl': lines([{ _id: 'q1', text: '退货' }]),
      'qrels.tsv': 'query-id\tcorpus-id\tscore\r\nq1\tp1\t2\r\n',
    };
    const set = await readBeirSet(await folderWith('own', files));
    expect(set.passages).toEqual([{ id: 'p1', title: '', text: '退货' }]);
    expect(set.queries[0]?.grades).toEqual(new Map([['p1', 2]]));
  });

  it.each([
    ['corpus.jsonl', '{"id":"p1"}', /corpus\.jsonl line 1/],
    ['queries.jsonl', `${SET['queries.jsonl']}{"id":`, /queries\.jsonl line 4/],
    ['qrels.tsv', 'q1\tp1\tyes\n', /qrels\.tsv line 1/],
    ['qrels.tsv', 'q1 p1 1\n', /qrels\.tsv line 1/],
  ])('names the broken line of %s: %s', async (file, content, message) => {
    const folder = await folderWith(`broken-${message.source.replace(/\W/g, '')}-${content.length}`, {
      [file]: content,
    });
    await expect(readBeirSet(folder)).rejects.toThrow(BeirUnreadable);
    await expect(readBeirSet(folder)).rejects.toThrow(message);
  });

  it('names a file that is missing', async () => {
    await expect(readBeirSet(join(root, 'nowhere'))).rejects.toThrow(
      /nowhere\/(?:corpus\.jsonl|queries\.jsonl|qrels\.tsv) cannot be read/,
    );
  });
});

describe('measuring a set', () => {
  it('reports quality of each side and the latency', async () => {
    const parts = {
      analyzer: createPlainAnalyzer(),
      embedder: createHashingEmbedder(),
      openVectors: createExactVectors,
    };
    let now = 0;
    const clock = () => {
      now += 2;
      return now;
    };
    const report = await measureBeirSet(await readBeirSet(await folderWith('measured', {})), parts, clock);
    const perfect = { 'ndcg@10': 1, 'recall@10': 1 };
    expect(report).toMatchObject({ set: 'measured', passages: 3, queries: 2, lexical: perfect, hybrid: perfect });
    const contract = ['set', 'passages', 'queries', 'lexical', 'dense', 'hybrid', 'latency_ms'];
    expect(Object.keys(report)).toEqual([...contract, 'intervals']);
    expect(report.latency_ms).toEqual({ p50: 2, p99: 2 });
    expect(report.intervals.hybrid['ndcg@10']).toEqual({ low: expect.any(Number), high: 1 });
    expect(tableOf(report)).toMatch(/^hybrid {4}1\.0000 \[0\.\d{4}, 1\.0000\] {5}1\.0000 \[0\.\d{4}, 1\.0000\]$/m);
    expect(tableOf(report)).toContain('gain      +0.0000 [+0.0000, +0.0000]  +0.0000 [+0.0000, +0.0000]');
  });
});

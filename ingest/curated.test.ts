import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../core/adapters/analyzer.ts';
import { readCuratedFile } from '../core/adapters/curated-file.ts';
import { createLoader } from '../core/adapters/loaders/loader.ts';
import { sha256 } from '../core/adapters/sha256.ts';
import { listSourceFiles } from '../core/adapters/source-files.ts';
import { createStore } from '../core/adapters/wire.ts';
import type { EvaluationCase } from '../core/answer/curated/evaluation-cases.ts';
import { buildDocument, CHUNKING_VERSION } from '../core/documents/build-document.ts';
import { assistantOver } from '../core/testing/assistant-over.ts';
import { createHashingEmbedder } from '../core/testing/hashing-embedder.ts';
import { type IngestDeps, ingest } from './ingest.ts';

const RETURNS = `---
id: returns
---
# 退货说明

## 退货期限

自签收之日起七日内，可以无理由退货。

## 运费

退货的运费由买家承担。

## 退款

收到退货后三个工作日内退款。`;

const CURATED = `---
questions: [一周内能退吗, 七天内可以退货吗]
citations:
  - document: returns
    quote: 自签收之日起七日内，可以无理由退货。
  - document: returns.md
    quote: 退货的运费由买家承担。
---
可以，签收后七天之内都能退，不用说理由。[1] 寄回来的运费要您自己出。[2]
`;

const analyzer = createAnalyzer();
const embedder = createHashingEmbedder();
let root: string;
let deps: IngestDeps;
let cases: readonly EvaluationCase[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenju-curated-'));
  const loader = createLoader();
  const { id, sha256: hash } = embedder.model;
  deps = {
    store: createStore(join(root, 'var')),
    lock: async () => ({ release: async () => undefined }),
    list: (sources) => listSourceFiles(sources, loader.formatOf),
    sha256,
    load: loader.load,
    build: (loaded, source) => buildDocument(loaded, source, sha256),
    readCurated: readCuratedFile,
    chunking: CHUNKING_VERSION,
    identifyModels: async () => ({ analyzer: analyzer.id, model: { id, sha256: hash } }),
    loadModels: async () => ({ analyzer, embedder }),
    progress: { begin: () => undefined, advance: () => undefined, end: () => undefined },
    keepCases: (kept) => {
      cases = kept;
      return Promise.resolve();
    },
    today: () => '2026-11-22',
    now: () => 0,
  };
  await mkdir(join(root, 'var'));
  await write('returns.md', RETURNS);
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  const file = join(root, 'docs', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const run = (strict = false) => ingest({ sources: [join(root, 'docs')], defaultSources: [], strict }, deps);
const ask = async (message: string) => assistantOver(await deps.store.load()).answer({ message });

describe('approved answers through ingest', () => {
  it('are given with exact citations, and their files are no documents', async () => {
    await write('curated/退货.md', CURATED);
    const report = await run();
    expect(report.curated).toEqual({ answers: 1, stale: [], repeated: [] });
    expect(report.documents.map(({ path }) => path)).toEqual(['returns.md']);
    const { documents, passages } = await deps.store.load();
    expect([...documents.keys()]).toEqual(['returns']);
    expect(passages.every(({ documentId }) => documentId === 'returns')).toBe(true);

    const answer = await ask('请问七日之内能不能退货？');
    expect(answer).toMatchObject({ mode: 'curated', status: 'answered' });
    expect(answer.answer).toBe('可以，签收后七天之内都能退，不用说理由。[1]寄回来的运费要您自己出。[2]');
    expect(answer.citations.map(({ quote }) => quote)).toEqual([
      '自签收之日起七日内，可以无理由退货。',
      '退货的运费由买家承担。',
    ]);
    expect(answer.suggestions).toEqual(['“退款”有哪些说明？']);
    for (const { document_id, start, end, quote } of answer.citations)
      expect(documents.get(document_id)?.text.slice(start, end)).toBe(quote);
  });

  it('are evaluation questions too, as long as they are given', async () => {
    await write('curated/退货.md', CURATED);
    await run();
    const { documents } = await deps.store.load();
    expect(cases.map(({ id, turns }) => [id, turns[0]?.content])).toEqual([
      ['curated-curated-9000-8d27-1', '一周内能退吗'],
      ['curated-curated-9000-8d27-2', '七天内可以退货吗'],
    ]);
    for (const { document, start, end, quote } of cases.flatMap(({ evidence }) => evidence))
      expect(documents.get(document)?.text.slice(start, end)).toBe(quote);
    await write('returns.md', RETURNS.replace('七日内', '十五日内'));
    await run();
    expect(cases).toEqual([]);
  });

  it('make a new index when only they change, and none when nothing does', async () => {
    const first = await run();
    await write('curated/退货.md', CURATED);
    const second = await run();
    expect(second).toMatchObject({ outcome: 'published', embedded: 0, curated: { answers: 1 } });
    expect(second.generation).not.toBe(first.generation);
    expect(await run()).toMatchObject({ outcome: 'unchanged', curated: { answers: 1 } });
    await write('curated/退货.md', CURATED.replace('寄回来的运费', '运费'));
    expect((await run()).outcome).toBe('published');
    expect((await ask('一周内能退吗')).answer).toContain('[1]运费要您自己出。[2]');
    await rm(join(root, 'docs/curated'), { recursive: true });
    expect((await run()).outcome).toBe('published');
    expect((await ask('一周内能退吗')).mode).toBe('extractive');
  });

  it('are stale when what they cite has changed, reported at every ingest, and given again when it is put right', async () => {
    await write('curated/退货.md', CURATED);
    await run();
    await write('returns.md', RETURNS.replace('七日内', '十五日内'));
    const stale = {
      path: 'curated/退货.md',
      question: '一周内能退吗',
      citations: [
        {
          citation: 1,
          document: 'returns',
          quote: '自签收之日起七日内，可以无理由退货。',
          nearest: { document: 'returns', text: '自签收之日起十五日内，可以无理由退货。' },
        },
      ],
    };
    expect(await run()).toMatchObject({ outcome: 'published', failed: [], curated: { answers: 0, stale: [stale] } });
    expect(await run()).toMatchObject({ outcome: 'unchanged', curated: { answers: 0, stale: [stale] } });
    const answer = await ask('七天内可以退货吗');
    expect(answer.mode).toBe('extractive');
    expect(answer.answer).toContain('十五日内');

    await write('curated/退货.md', CURATED.replace('七日内', '十五日内').replace('七天之内', '十五天之内'));
    expect((await run()).curated).toEqual({ answers: 1, stale: [], repeated: [] });
    expect((await ask('七天内可以退货吗')).answer).toContain('十五天之内');
  });

  it('are reported and left out where they are wrong, and stop nothing', async () => {
    await write('curated/a.md', CURATED);
    await write('curated/b.md', '没有元数据。');
    await write('curated/c.md', CURATED.replace('[2]', ''));
    await write('curated/d.md', CURATED.replace('---\n', '---\ndraft: true\n'));
    await write('curated/e.md', CURATED.replace('一周内能退吗, ', '').replace('七天内', ' 七天内'));
    const report = await run();
    expect(report).toMatchObject({ outcome: 'published', curated: { answers: 1 } });
    expect(report.failed.map(({ path, reason }) => [path, reason])).toEqual([
      ['curated/b.md', 'format'],
      ['curated/c.md', 'format'],
      ['curated/e.md', 'duplicate-question'],
    ]);
    expect(report.ignored).toEqual([{ path: 'curated/d.md', reason: 'draft' }]);
    expect((await run(true)).outcome).toBe('withheld');
  });

  it('may take turns', async () => {
    await write('curated/a.md', CURATED.replace('---\n', '---\neffective_to: 2026-06-30\n'));
    await write(
      'curated/b.md',
      CURATED.replace('---\n', '---\neffective_from: 2026-07-01\n').replace('可以，', '能，'),
    );
    expect((await run()).curated.answers).toBe(2);
    const assistant = assistantOver(await deps.store.load());
    const answer = await assistant.answer({ message: '一周内能退吗', as_of: '2026-08-01' });
    expect(answer).toMatchObject({ mode: 'curated', answer: expect.stringMatching(/^能，/) });
  });
});

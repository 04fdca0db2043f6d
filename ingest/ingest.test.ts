import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument, CHUNKING_VERSION } from '../core/documents/build-document.ts';
import { DocumentUnreadable, IndexCorrupt, IngestRunning, NoDocuments } from '../core/errors.ts';
import type { GenerationStore } from '../core/generation/generation.ts';
import { createMemoryGenerations } from '../core/testing/generation-memory.ts';
import { contentOf } from '../core/testing/generation-store-contract.ts';
import { createHashingEmbedder } from '../core/testing/hashing-embedder.ts';
import { createPlainAnalyzer } from '../core/testing/plain-analyzer.ts';
import { ensureIndex } from './ensure-index.ts';
import type { Models } from './index-passages.ts';
import { type IngestDeps, type IngestRequest, ingest } from './ingest.ts';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const request: IngestRequest = { sources: ['/文档'], defaultSources: ['/corpus'] };

const RETURNS = '退货说明\n\n自签收之日起七日内可以退货。\n\n运费由商家承担。';
const WARRANTY = '保修说明\n\n整机保修一年。\n\n人为损坏不在保修范围内。';
const BROKEN = '坏';

/** A folder in memory with everything around it: real building, terms and reports; a stand-in model. */
function workplace(files: Record<string, string>) {
  const folder = new Map(Object.entries(files));
  const calls = { loaded: [] as string[], embedded: [] as string[], locked: 0, released: 0 };
  const embedder = createHashingEmbedder(16);
  const models: Models = {
    analyzer: createPlainAnalyzer(),
    embedder: {
      model: embedder.model,
      async embed(texts, role) {
        calls.embedded.push(...texts);
        return embedder.embed(texts, role);
      },
    },
  };
  const deps: IngestDeps = {
    store: createMemoryGenerations(),
    async lock() {
      calls.locked += 1;
      return {
        async release() {
          calls.released += 1;
        },
      };
    },
    async list(sources) {
      const paths = [...folder.keys()].sort();
      if (paths.length === 0) throw new NoDocuments(sources.join(), 'There is no document.');
      const read = (path: string) => async () => {
        const text = folder.get(path);
        if (text === BROKEN) throw new DocumentUnreadable(path, 'no-access', `${path} cannot be opened.`);
        return new TextEncoder().encode(text);
      };
      const files = paths.map((path) => ({ path, format: 'text', read: read(path) }));
      return { files, curated: [], ignored: [{ path: 'photo.png', reason: 'format' }], failures: [] };
    },
    sha256,
    async load({ path, bytes }) {
      calls.loaded.push(path);
      const lines = new TextDecoder().decode(bytes).split(/\n+/).filter(Boolean);
      return { blocks: lines.map((text) => ({ kind: 'paragraph', text })), facts: {}, structured: false };
    },
    build: (loaded, source) => buildDocument(loaded, source, sha256),
    readCurated: async () => null,
    chunking: CHUNKING_VERSION,
    ...asked(models),
    progress: { begin: () => undefined, advance: () => undefined, end: () => undefined },
    keepCases: async () => undefined,
    today: () => '2026-11-22',
    now: () => 0,
  };
  return { folder, calls, deps, models };
}

/** The two ways in which ingest asks for models. */
function asked(models: Models): Pick<IngestDeps, 'identifyModels' | 'loadModels'> {
  const { id, sha256 } = models.embedder.model;
  return {
    identifyModels: async () => ({ analyzer: models.analyzer.id, model: { id, sha256 } }),
    loadModels: async () => models,
  };
}

describe('ingest', () => {
  it('builds an index and says what is in it', async () => {
    const { deps, calls } = workplace({ 'a.txt': RETURNS, 'b.txt': WARRANTY });
    const report = await ingest(request, deps);
    const generation = await deps.store.load();
    expect(report).toMatchObject({ outcome: 'published', generation: generation.manifest.id, failed: [], removed: [] });
    expect(report.documents.map(({ path, status }) => [path, status])).toEqual([
      ['a.txt', 'added'],
      ['b.txt', 'added'],
    ]);
    expect(report.passages).toBe(generation.passages.length);
    expect(report.embedded).toBe(generation.passages.length);
    expect(generation.embeddings.length).toBe(report.passages * 16);
    expect(generation.terms.grams.rowStart.length).toBe(report.passages + 1);
    expect(generation.terms.grams.vocabulary).toContain('保修');
    expect(generation.manifest).toMatchObject({ sources: ['/文档'], chunking: CHUNKING_VERSION, analyzer: 'plain-1' });
    expect(calls).toMatchObject({ locked: 1, released: 1 });
  });

  it('publishes nothing when nothing changed, and neither reads nor embeds again', async () => {
    const { deps, calls } = workplace({ 'a.txt': RETURNS });
    const first = await ingest(request, deps);
    calls.loaded.length = 0;
    calls.embedded.length = 0;
    const second = await ingest(request, deps);
    expect(second).toMatchObject({ outcome: 'unchanged', generation: first.generation, passages: first.passages });
    expect(second.documents[0]?.status).toBe('unchanged');
    expect(calls.loaded).toEqual([]);
    expect(calls.embedded).toEqual([]);
  });

  it('remembers since when it has each document as it is', async () => {
    const { deps, folder } = workplace({ 'a.txt': RETURNS, 'b.txt': WARRANTY });
    const times = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00.000Z'];
    const { publish } = deps.store;
    deps.store.publish = async (draft) => Object.assign(await publish(draft), { createdAt: times.shift() ?? '' });
    const since = async () =>
      (await deps.store.load()).manifest.documents.map(({ path, indexedAt = 'now' }) => [path, indexedAt.slice(0, 10)]);
    await ingest(request, deps);
    expect(await since()).toEqual([
      ['a.txt', 'now'],
      ['b.txt', 'now'],
    ]);
    folder.set('b.txt', `${WARRANTY}配件保修半年。`);
    await ingest(request, deps);
    folder.set('c.txt', '换货说明\n十五日内可以换货。');
    await ingest(request, deps);
    expect(await since()).toEqual([
      ['a.txt', '2026-11-01'],
      ['b.txt', '2026-11-02'],
      ['c.txt', 'now'],
    ]);
    expect((await ingest(request, deps)).outcome).toBe('unchanged');
  });

  it('reads only the changed document and embeds only its changed passages', async () => {
    const section = (title: string, text: string) => `# ${title}\n${text.repeat(30)}`;
    const stays = section('第一条 退货', '自签收之日起七日内可以退货，商品应当完好。');
    const { deps, calls, folder } = workplace({
      'a.txt': `手册\n${stays}\n${section('第二条 运费', '退货的运费由商家承担，换货的也是。')}`,
      'b.txt': WARRANTY,
    });
    await ingest(request, deps);
    folder.set('a.txt', `手册\n${stays}\n${section('第二条 运费', '退货的运费由买家承担，换货的不是。')}`);
    calls.loaded.length = 0;
    calls.embedded.length = 0;
    const report = await ingest(request, deps);
    expect(report.documents.map(({ status }) => status)).toEqual(['changed', 'unchanged']);
    expect(calls.loaded).toEqual(['a.txt']);
    expect(calls.embedded.length).toBe(report.embedded);
    expect(calls.embedded.every((text) => text.includes('买家'))).toBe(true);
    expect(report.embedded).toBeGreaterThan(0);
    expect(report.reused).toBeGreaterThan(1);
    expect(report.embedded + report.reused).toBe(report.passages);
  });

  it('embeds nothing when a file only moves', async () => {
    const { deps, folder } = workplace({ 'a.txt': RETURNS });
    await ingest(request, deps);
    folder.delete('a.txt');
    folder.set('售后/退货.txt', RETURNS);
    const report = await ingest(request, deps);
    expect(report).toMatchObject({ outcome: 'published', embedded: 0, removed: ['a.txt'] });
    expect(report.documents.map(({ path, status }) => [path, status])).toEqual([['售后/退货.txt', 'added']]);
  });

  it('gives the same index by any way of edits as from nothing', async () => {
    const texts = fc.constantFrom(
      RETURNS,
      WARRANTY,
      `${RETURNS}\n\n签收时请当面验货。`,
      '换货\n\n十五日内可以换货。',
      BROKEN,
    );
    const edits = fc.array(fc.record({ path: fc.constantFrom('a', 'b', 'c/d'), text: fc.option(texts) }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 5 }), async (rounds) => {
        const { deps, folder } = workplace({ 'always.txt': '联系我们\n\n客服电话在包装盒上。' });
        for (const round of rounds) {
          for (const { path, text } of round) {
            if (text === null) folder.delete(path);
            else folder.set(path, text);
          }
          await ingest(request, deps);
        }
        const fresh = { ...deps, store: createMemoryGenerations() };
        await ingest(request, fresh);
        expect(contentOf(await deps.store.load())).toEqual(contentOf(await fresh.store.load()));
      }),
      { numRuns: 60 },
    );
  });

  it('takes everything anew for another model, another analyzer or another way of building', async () => {
    const { deps, calls, models } = workplace({ 'a.txt': RETURNS });
    const { passages } = await ingest(request, deps);
    calls.loaded.length = 0;
    const otherModel = { ...models.embedder, model: { ...models.embedder.model, sha256: '1'.repeat(64) } };
    const withModels = (changed: Partial<Models>) => ({ ...deps, ...asked({ ...models, ...changed }) });
    expect(await ingest(request, withModels({ embedder: otherModel }))).toMatchObject({
      embedded: passages,
      reused: 0,
    });
    expect((await deps.store.load()).manifest.model.sha256).toBe('1'.repeat(64));
    expect(calls.loaded).toEqual([]);
    const otherAnalyzer = withModels({ analyzer: { ...models.analyzer, id: 'plain-2' } });
    await ingest(request, otherAnalyzer);
    expect(calls.loaded).toEqual(['a.txt']);
    await ingest(request, { ...otherAnalyzer, chunking: CHUNKING_VERSION + 1 });
    expect(calls.loaded).toEqual(['a.txt', 'a.txt']);
  });

  it('keeps one of two files with the same content, and the first of two with the same id', async () => {
    const { deps } = workplace({ 'a.txt': RETURNS, 'b.txt': RETURNS, 'c.txt': WARRANTY });
    const build: IngestDeps['build'] = (loaded, source) =>
      buildDocument({ ...loaded, facts: { id: 'same' } }, source, sha256);
    const report = await ingest(request, { ...deps, build });
    expect(report.documents.map(({ path }) => path)).toEqual(['a.txt']);
    expect(report.duplicates).toEqual([{ path: 'b.txt', of: 'a.txt' }]);
    expect(report.failed).toEqual([
      { path: 'c.txt', reason: 'duplicate-id', message: expect.stringMatching(/c\.txt has the id same, which a\.txt/) },
    ]);
  });

  it('goes on past files that fail, and publishes nothing with --strict', async () => {
    const { deps } = workplace({ 'a.txt': BROKEN, 'b.txt': RETURNS, 'empty.txt': '' });
    expect(await ingest({ ...request, strict: true }, deps)).toMatchObject({ outcome: 'withheld', generation: null });
    const report = await ingest(request, deps);
    expect(report.failed.map(({ path, reason }) => [path, reason])).toEqual([
      ['a.txt', 'no-access'],
      ['empty.txt', 'no-text'],
    ]);
    expect(report).toMatchObject({ outcome: 'published' });
  });

  it('leaves out what its author keeps out, also after it was in, and names it', async () => {
    const { deps, folder } = workplace({ 'a.txt': RETURNS, 'b.txt': WARRANTY, 'c.txt': '旧版' });
    await ingest(request, deps);
    folder.set('b.txt', '草稿');
    folder.set('c.txt', '对照表');
    const load: IngestDeps['load'] = async (file) => ({
      ...(await deps.load(file)),
      ...(file.path === 'b.txt' && { draft: true as const }),
      ...(file.path === 'c.txt' && { ingest: false as const }),
    });
    const report = await ingest(request, { ...deps, load });
    expect(report).toMatchObject({ outcome: 'published', failed: [], removed: ['b.txt', 'c.txt'] });
    expect(report.documents.map(({ path }) => path)).toEqual(['a.txt']);
    expect(report.ignored).toEqual([
      { path: 'photo.png', reason: 'format' },
      { path: 'b.txt', reason: 'draft' },
      { path: 'c.txt', reason: 'excluded' },
    ]);
  });

  it('reports what could not even be listed', async () => {
    const { deps } = workplace({ 'a.txt': RETURNS });
    const failure = new DocumentUnreadable('b', 'no-access', 'b cannot be opened.');
    const list: IngestDeps['list'] = async (sources) => ({ ...(await deps.list(sources)), failures: [failure] });
    const report = await ingest(request, { ...deps, list });
    expect(report.failed).toEqual([{ path: 'b', reason: 'no-access', message: 'b cannot be opened.' }]);
    expect(report.ignored).toEqual([{ path: 'photo.png', reason: 'format' }]);
  });

  it('leaves the index as it is when no file can be read, or there is none', async () => {
    const { deps, folder, calls } = workplace({ 'a.txt': RETURNS });
    const { generation } = await ingest(request, deps);
    folder.set('a.txt', BROKEN);
    expect(await ingest(request, deps)).toMatchObject({
      outcome: 'withheld',
      documents: [],
      removed: [],
      generation,
    });
    folder.clear();
    await expect(ingest(request, deps)).rejects.toThrow(NoDocuments);
    expect((await deps.store.load()).passages.length).toBeGreaterThan(0);
    expect(calls.released).toBe(calls.locked);
  });

  it('takes the sources it is given, then those it was built from, then the default', async () => {
    const { deps } = workplace({ 'a.txt': RETURNS });
    const listed: (readonly string[])[] = [];
    const list: IngestDeps['list'] = (sources) => {
      listed.push(sources);
      return deps.list(sources);
    };
    await ingest({ defaultSources: ['/corpus'] }, { ...deps, list });
    await ingest({ sources: ['/文档'], defaultSources: ['/corpus'] }, { ...deps, list });
    await ingest({ defaultSources: ['/corpus'] }, { ...deps, list });
    expect(listed).toEqual([['/corpus'], ['/文档'], ['/文档']]);
  });

  it('mends a damaged index, copying from the generation that is whole', async () => {
    const { deps, calls } = workplace({ 'a.txt': RETURNS });
    await ingest(request, deps);
    calls.embedded.length = 0;
    const damage = new IndexCorrupt('/var/index/x/passages.jsonl', 'it is missing', 'npm run ingest');
    const store: GenerationStore = {
      ...deps.store,
      load: async () => {
        throw damage;
      },
    };
    const report = await ingest(request, { ...deps, store });
    expect(report).toMatchObject({ outcome: 'published', mended: `${damage.file}: it is missing`, embedded: 0 });
    const lost: GenerationStore = { ...store, salvage: async () => null };
    expect(await ingest(request, { ...deps, store: lost })).toMatchObject({ outcome: 'published', reused: 0 });
  });
});

describe('ensureIndex', () => {
  it('refreshes the index', async () => {
    const { deps } = workplace({ 'a.txt': RETURNS });
    expect(await ensureIndex(request, deps)).toMatchObject({ report: { outcome: 'published' } });
    expect(await ensureIndex(request, deps)).toMatchObject({ report: { outcome: 'unchanged' } });
  });

  it('leaves an index that can be served when it cannot be refreshed, and says why', async () => {
    const { deps, folder } = workplace({ 'a.txt': RETURNS });
    const running = new IngestRunning('/var', 1, 'now');
    const busy: IngestDeps = { ...deps, lock: () => Promise.reject(running) };
    await expect(ensureIndex(request, busy)).rejects.toThrow(running);
    await ingest(request, deps);
    expect(await ensureIndex(request, busy)).toEqual({ stale: running });
    folder.clear();
    expect(await ensureIndex(request, deps)).toEqual({ stale: expect.any(NoDocuments) });
  });

  it('leaves a generation that somebody went back to; an ingest that is asked for does not', async () => {
    const { deps, folder, models } = workplace({ 'a.txt': RETURNS });
    const { generation: first } = await ingest(request, deps);
    folder.set('b.txt', WARRANTY);
    await ingest(request, deps);
    await deps.store.activate(String(first));
    expect(await ensureIndex({ defaultSources: ['/文档'] }, deps)).toEqual({ held: first });
    expect((await deps.store.load()).documents.size).toBe(1);
    expect(await ensureIndex({ ...request, sources: ['/别处'] }, deps)).toMatchObject({
      report: { outcome: 'published' },
    });

    await deps.store.activate(String(first));
    const other = { ...models, analyzer: { ...models.analyzer, id: 'plain-2' } };
    expect(await ensureIndex(request, { ...deps, ...asked(other) })).toMatchObject({
      report: { outcome: 'published' },
    });
    await deps.store.activate(String((await deps.store.kept()).at(-1)?.manifest.id));
    expect(await ingest(request, deps)).toMatchObject({ outcome: 'published' });
    expect((await deps.store.kept()).some(({ held }) => held)).toBe(false);
  });
});

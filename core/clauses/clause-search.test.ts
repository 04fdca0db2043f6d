import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../adapters/analyzer.ts';
import { type SearchRequest, SearchResponse, type SearchResult } from '../contract/search.ts';
import type { DocumentFacts, LoadedDocument } from '../documents/block.ts';
import type { Generation } from '../generation/generation.ts';
import { createRetriever } from '../retrieval/retriever.ts';
import { generationOf } from '../testing/assistant-over.ts';
import { paragraphs } from '../testing/build-text.ts';
import { createHashingEmbedder } from '../testing/hashing-embedder.ts';
import { fixedLexicon } from '../text/lexicon.ts';
import { type ClauseSearch, createClauseSearch } from './clause-search.ts';

const load = (text: string, facts: DocumentFacts): LoadedDocument => ({
  structured: false,
  blocks: paragraphs(text),
  facts,
});

const OLD = `第一条 读者凭证借阅图书，借期三十天。
第二条 下列文献不外借：
（一）古籍；
（二）工具书。
第三条 逾期归还的，每册每日收取一角。
读者遗失图书的，按照定价的二倍赔偿。`;
const NEW = `${OLD.replace('三十', '四十五')}\n第二十五条 本规则自公布之日起施行。`;
const OTHER = `第二条 场馆每日九时开放。
第三条 场馆内禁止吸烟。`;

let generation: Generation;
let clauses: ClauseSearch;
beforeAll(async () => {
  generation = await generationOf({
    'old.txt': load(OLD, { id: 'old', title: '借阅规则', version: '1.0' }),
    'new.txt': load(NEW, { id: 'new', title: '借阅规则', version: '2.0', effectiveFrom: '2026-06-01' }),
    'other.txt': load(OTHER, { id: 'other', title: '场馆须知', appliesTo: ['读者'] }),
  });
  const analyzer = createAnalyzer();
  const lexicon = fixedLexicon([{ said: ['弄丢'], written: ['遗失'] }]);
  const retriever = createRetriever({ generation, analyzer, embedder: createHashingEmbedder(), lexicon });
  clauses = createClauseSearch({ generation, retriever, analyzer, today: () => '2026-11-22' });
});

const named = ({ document_id, section_path }: SearchResult) => `${document_id} ${section_path.at(-1)}`;
const marked = ({ text, highlights }: SearchResult) => highlights.map(([start, end]) => text.slice(start, end));
const search = (query: string, more: Omit<SearchRequest, 'query'> = {}) => clauses.search({ query, ...more });

describe('search for exact wording', () => {
  it.each(['《借阅规则》第2条', '借阅规则 第二条', '《借閱規則》第２條原文'])(
    '%s finds that clause first',
    async (query) => {
      const [first, second] = await search(query);
      expect(first && named(first)).toBe('new 第二条');
      expect(first).toMatchObject({ matched: 'number', in_force: true, version: '2.0', effective_from: '2026-06-01' });
      expect(first?.text).toBe('第二条 下列文献不外借：\n（一）古籍；\n（二）工具书。');
      expect(second).toMatchObject({ document_id: 'old', in_force: false, superseded_by: 'new' });
    },
  );

  it('marks the paragraph or item that is named', async () => {
    const focusOf = async (query: string) => {
      const [first] = await search(query, { limit: 1 });
      return first?.text.slice(...(first.focus ?? [0, 0]));
    };
    expect(await focusOf('《借阅规则》第三条第二款')).toBe('读者遗失图书的，按照定价的二倍赔偿。');
    expect(await focusOf('《借阅规则》第二条第（一）项')).toBe('（一）古籍；');
    expect(await focusOf('《借阅规则》第二条第九项')).toBe('');
  });

  it('puts exact words in quotation marks before what is merely like them', async () => {
    const results = await search('“定价的二倍”');
    expect(results.slice(0, 2).map(named)).toEqual(['new 第三条', 'old 第三条']);
    expect(results.slice(0, 2).every(({ matched }) => matched === 'exact')).toBe(true);
    expect(results[0] && marked(results[0])).toContain('定价的二倍');
    expect((await search('“定价的三倍”')).every(({ matched }) => matched === 'words')).toBe(true);
  });

  it('leaves out other documents, and what is not in force, where that is asked for', async () => {
    const documentsOf = async (...asked: Parameters<typeof search>) => [
      ...new Set((await search(...asked)).map(({ document_id }) => document_id)),
    ];
    for (const query of ['第三条', '“图书”', '读者']) {
      expect(await documentsOf(query, { in_force_only: true }), query).not.toContain('old');
      expect(await documentsOf(query, { in_force_only: true, as_of: '2026-05-31' }), query).not.toContain('new');
      expect(await documentsOf(query, { document_ids: ['old'] }), query).toEqual(['old']);
    }
    expect(await documentsOf('第三条', { document_ids: ['old', 'other'] })).toEqual(['other', 'old']);
    expect(await search('第三条', { document_ids: ['no such one'] })).toEqual([]);
    expect(await search('第三条', { document_ids: ['old'], in_force_only: true })).toEqual([]);
  });

  it('marks what the documents write for a word', async () => {
    const [first] = await search('弄丢');
    expect(first && named(first)).toBe('new 第三条');
    expect(first && marked(first)).toEqual(['遗失']);
  });

  it('tells what was in force on the day asked about', async () => {
    const results = await search('第一条', { as_of: '2026-05-31' });
    const forces = results.filter(({ matched }) => matched === 'number').map((one) => [named(one), one.in_force]);
    expect(forces).toEqual([
      ['old 第一条', true],
      ['new 第一条', false],
    ]);
  });

  it('gives the neighbours to read on', async () => {
    const [first] = await search('《借阅规则》第二条', { limit: 1 });
    expect(first?.before?.text).toContain('借期四十五天');
    expect(first?.after).toMatchObject({ passage_id: first?.next, section_path: ['第三条'] });
    const [last] = await search('《借阅规则》第二十五条', { limit: 1 });
    expect([last?.next, last?.after]).toEqual([null, null]);
  });

  it('says what a document is limited to', async () => {
    expect((await search('禁止吸烟', { limit: 1 }))[0]).toMatchObject({ applies_to: ['读者'] });
  });

  it('gives each clause once, whole and exact, whatever is asked', async () => {
    const piece = fc.constantFrom(
      '第二条',
      '第3条',
      '第二款',
      '“古籍”',
      '《借阅规则》',
      '逾期',
      '吸烟',
      '》',
      '“',
      '第',
      ' ',
    );
    const query = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 5 }), async (text, limit) => {
        const results = await search(text, { limit });
        expect(SearchResponse.safeParse({ results }).error).toBeUndefined();
        expect(results.length).toBeLessThanOrEqual(limit);
        expect(new Set(results.map(({ document_id, start }) => `${document_id} ${start}`)).size).toBe(results.length);
        for (const { document_id, start, end, text: own, highlights } of results) {
          expect(generation.documents.get(document_id)?.text.slice(start, end)).toBe(own);
          for (const [from, to] of highlights) expect(from >= 0 && from < to && to <= own.length).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

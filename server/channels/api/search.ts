import type { Handler } from 'hono';
import { SearchRequest, type SearchResult } from '../../../core/contract/search.ts';
import type { StoredDocument } from '../../../core/documents/document.ts';
import { highlight } from '../../../core/retrieval/highlight.ts';
import type { Hit, Retrieval } from '../../../core/retrieval/retrieval.ts';
import type { Analyzer } from '../../../core/text/analyzer.ts';
import type { Admission } from '../../admission.ts';
import { jsonResponse } from '../../json.ts';
import type { Knowledge } from '../../knowledge.ts';
import { Rejection } from '../../problem.ts';
import { notBlank, readBody } from './body.ts';
import { validity } from './documents.ts';

const DEFAULT_LIMIT = 10;

const Body = SearchRequest.refine(({ query }) => notBlank(query), { path: ['query'], message: '不能只有空白' });

/** `POST /api/search`: the passages themselves, word for word, with what matched. */
export function search({ knowledge, admission }: { knowledge: Knowledge; admission: Admission }): Handler {
  return async (c) => {
    const { query, limit } = await readBody(c, Body);
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');
    const work = admission.enter(c.req.raw.signal);
    try {
      const retrieval = await serving.retriever.retrieve(query, limit ?? DEFAULT_LIMIT);
      const { documents } = serving.generation;
      const results = retrieval.hits.flatMap((hit) => {
        const document = documents.get(hit.passage.documentId);
        return document === undefined ? [] : [result(hit, document, retrieval, serving.analyzer)];
      });
      return jsonResponse({ results });
    } finally {
      work.leave();
    }
  };
}

function result(
  { passage, score }: Hit,
  document: StoredDocument,
  { terms }: Retrieval,
  analyzer: Analyzer,
): SearchResult {
  const text = document.text.slice(passage.start, passage.end);
  return {
    document_id: document.id,
    document_title: document.title,
    section_path: passage.path,
    passage_id: passage.id,
    start: passage.start,
    end: passage.end,
    text,
    highlights: highlight(text, terms, analyzer),
    score,
    previous: passage.previous,
    next: passage.next,
    ...validity(document),
  };
}

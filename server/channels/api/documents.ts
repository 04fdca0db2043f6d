import type { Handler } from 'hono';
import type { DocumentResponse, DocumentSummary } from '../../../core/contract/documents.ts';
import type { StoredDocument } from '../../../core/documents/document.ts';
import { validityFacts } from '../../../core/documents/validity-facts.ts';
import { jsonResponse } from '../../json.ts';
import type { Knowledge } from '../../knowledge.ts';
import { Rejection } from '../../problem.ts';

/** `GET /api/documents`: what the index holds, in the order in which it was ingested. */
export function listDocuments(knowledge: Knowledge): Handler {
  return () => {
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');
    const { manifest, documents } = serving.generation;
    const passages = new Map(manifest.documents.map((document) => [document.id, document.passages]));
    const list = [...documents.values()].map((document) => summaryOf(document, passages.get(document.id) ?? 0));
    return jsonResponse({ documents: list });
  };
}

/** `GET /api/documents/{id}`: the text that citations point into. */
export function getDocument(knowledge: Knowledge): Handler {
  return (c) => {
    const serving = knowledge.current();
    if (serving === null) throw new Rejection('not_ready');
    const document = serving.generation.documents.get(c.req.param('id') ?? '');
    if (document === undefined) throw new Rejection('document_not_found');
    return jsonResponse(full(document));
  };
}

export const summaryOf = (document: StoredDocument, passages: number): DocumentSummary => ({
  id: document.id,
  title: document.title,
  passages,
  source: document.source,
  ...validityFacts(document),
});

const full = (document: StoredDocument): DocumentResponse => ({
  id: document.id,
  title: document.title,
  text: document.text,
  sections: document.sections,
  source: document.source,
  ...(document.supersedes !== undefined && { supersedes: document.supersedes }),
  ...(document.tags !== undefined && { tags: document.tags }),
  ...validityFacts(document),
});

import { createValidity } from '../answer/validity.ts';
import type { SearchRequest, SearchResult } from '../contract/search.ts';
import type { Span, StoredDocument } from '../documents/document.ts';
import { groupBy } from '../documents/group-by.ts';
import type { Passage } from '../documents/passage.ts';
import { validityFacts } from '../documents/validity-facts.ts';
import type { Generation } from '../generation/generation.ts';
import { highlight } from '../retrieval/highlight.ts';
import type { Retrieval, Retriever } from '../retrieval/retrieval.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fold } from '../text/fold.ts';
import { type Clause, clauseAround } from './clause.ts';
import { createClauseIndex } from './clause-index.ts';
import { placesOf } from './exact-words.ts';
import { readWordingQuery } from './wording-query.ts';

/**
 * Finds exact wording: whole clauses, never half of one.
 *
 *   《借阅规则》第4条第二款     by number       first, the paragraph marked
 *   “无法购得”                 by exact words  then every clause that has them
 *   遗失怎么赔                 by search       then the clauses of the passages found, a named document's before others
 *
 * What is no longer or not yet in force comes along and says so; of two clauses that were named alike, the one in force
 * comes first.
 */
export type ClauseSearch = { search(request: SearchRequest): Promise<SearchResult[]> };

export type ClauseSearchParts = {
  generation: Generation;
  retriever: Retriever;
  analyzer: Analyzer;
  /** The day of asking, ISO. */
  today: () => string;
};

const DEFAULT_LIMIT = 10;
/** Several passages may be of one clause. */
const PASSAGES_A_CLAUSE = 3;
const MOST_PASSAGES = 100;
/** Where some are left out, as many are looked at that enough remain of a large collection. */
const PASSAGES_SIFTED = 1000;
/** What is not in force comes after what says the same and is. */
const PAST = 0.9;

type Found = {
  document: StoredDocument;
  clause: Clause;
  matched: SearchResult['matched'];
  score: number;
  /** Of the passage that matches best. */
  passageId?: string | undefined;
  focus?: Span;
};

export function createClauseSearch({ generation, retriever, analyzer, today }: ClauseSearchParts): ClauseSearch {
  const { documents, passages } = generation;
  const folded = (text: string) => fold(text, analyzer);
  const index = createClauseIndex(documents, folded);
  const validity = createValidity(documents);
  const byDocument = groupBy(passages, ({ documentId }) => documentId);
  const passagesOf = (document: StoredDocument): readonly Passage[] => byDocument.get(document.id) ?? [];

  function byWords({ hits }: Retrieval): Found[] {
    return hits.flatMap(({ passage, score }): Found[] => {
      const document = documents.get(passage.documentId);
      if (!document) return [];
      return [{ document, clause: clauseAround(document, passage), matched: 'words', score, passageId: passage.id }];
    });
  }

  function byExactWords(ways: readonly string[][], limit: number): Found[] {
    const [first, ...others] = ways;
    if (!first) return [];
    return [...documents.values()].flatMap((document) =>
      placesOf(document, first, limit).flatMap((at): Found[] => {
        const passage = passagesOf(document).findLast(({ start }) => start <= at);
        if (!passage) return [];
        const clause = clauseAround(document, passage);
        const text = document.text.slice(clause.start, clause.end);
        const hasAll = others.every((same) => same.some((words) => text.includes(words)));
        return hasAll ? [{ document, clause, matched: 'exact', score: 1, passageId: passage.id }] : [];
      }),
    );
  }

  return {
    async search({ query, limit = DEFAULT_LIMIT, as_of, document_ids, in_force_only = false }) {
      const asked = readWordingQuery(folded(query));
      const absent = validity.absentOn(as_of ?? today());
      const isSifted = document_ids !== undefined || in_force_only;
      const isWanted = ({ document: { id } }: Found) =>
        (document_ids?.includes(id) ?? true) && !(in_force_only && absent.has(id));
      const passages = isSifted ? PASSAGES_SIFTED : Math.min(MOST_PASSAGES, limit * PASSAGES_A_CLAUSE);
      const retrieval = await retriever.retrieve(query, passages);
      const typed = readWordingQuery(query).phrases;
      const phrases = asked.phrases.map((phrase, i) => [...new Set([phrase, typed[i] ?? phrase])]);
      const numbered = index.locate(asked).map((one): Found => ({ ...one, matched: 'number', score: 1 }));
      const everywhere = [...numbered, ...byExactWords(phrases, limit), ...byWords(retrieval)];
      const found = merged(everywhere.filter(isWanted));
      const titled = new Set([...index.titled(asked.titles), ...index.mentioned(folded(query))]);
      const order = ({ matched, document }: Found) => 2 * ORDER.indexOf(matched) + (titled.has(document) ? 0 : 1);
      const worth = ({ score, document }: Found) => (absent.has(document.id) ? PAST * score : score);
      found.sort((a, b) => order(a) - order(b) || worth(b) - worth(a));
      const marks = [...phrases.flat(), ...numbered.flatMap(({ clause }) => clause.path.slice(-1))].map(folded);
      return found.slice(0, limit).map((one) => {
        const why = absent.get(one.document.id);
        return {
          ...resultOf(one, passagesOf(one.document)),
          highlights: highlight(textOf(one), retrieval, analyzer, marks),
          in_force: why === undefined,
          ...(why?.reason === 'superseded' && { superseded_by: why.by.id }),
          ...validityFacts(one.document),
        };
      });
    },
  };
}

const ORDER: readonly SearchResult['matched'][] = ['number', 'exact', 'words'];

/** Clauses that overlap are one; it was found by whatever is listed first. */
function merged(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found) {
    const same = kept.find(
      ({ document, clause }) =>
        document === one.document && clause.start < one.clause.end && one.clause.start < clause.end,
    );
    if (!same) {
      kept.push({ ...one });
      continue;
    }
    same.passageId ??= one.passageId;
    if (same.matched !== 'number') {
      const { path, start, end } = same.clause;
      same.clause = { path, start: Math.min(start, one.clause.start), end: Math.max(end, one.clause.end) };
    }
    if (same.matched === 'words') same.score = Math.max(same.score, one.score);
  }
  return kept;
}

const textOf = ({ document, clause }: Found): string => document.text.slice(clause.start, clause.end);

function resultOf(found: Found, passages: readonly Passage[]) {
  const { document, clause, matched, score, focus } = found;
  const inside = passages.filter(({ start, end }) => start < clause.end && clause.start < end);
  const before = passages.findLast(({ end }) => end <= clause.start);
  const after = passages.find(({ start }) => start >= clause.end);
  return {
    document_id: document.id,
    document_title: document.title,
    section_path: clause.path,
    passage_id: found.passageId ?? inside[0]?.id ?? '',
    passage_ids: inside.map(({ id }) => id),
    start: clause.start,
    end: clause.end,
    text: textOf(found),
    ...(focus && { focus: [focus.start - clause.start, focus.end - clause.start] as [number, number] }),
    matched,
    score,
    previous: before?.id ?? null,
    next: after?.id ?? null,
    before: neighbour(document, before),
    after: neighbour(document, after),
  };
}

const neighbour = ({ text }: StoredDocument, passage: Passage | undefined) =>
  passage ? { passage_id: passage.id, section_path: passage.path, text: text.slice(passage.start, passage.end) } : null;

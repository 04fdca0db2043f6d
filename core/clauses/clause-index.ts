import type { Section, StoredDocument } from '../documents/document.ts';
import { type Clause, partOf } from './clause.ts';
import { partNumberOf, partNumbersIn } from './part-number.ts';
import type { PartReference, WordingQuery } from './wording-query.ts';

/** A clause that a query names by its number; `focus` is the paragraph or item of it that is meant. */
export type LocatedClause = { document: StoredDocument; clause: Clause; focus?: { start: number; end: number } };

/** Finds clauses by number, in documents whose titles a query names, or in all. One a generation. */
export type ClauseIndex = {
  locate(query: Pick<WordingQuery, 'titles' | 'references'>): LocatedClause[];
  /** A folded text in which the numbers of clauses are written as the documents write them: 第25条 → 第二十五条. */
  asWritten(text: string): string;
  /** Documents that a title in 《》 may mean. */
  titled(titles: readonly string[]): StoredDocument[];
  /** Documents whose whole title stands in a folded text, with or without 《》. */
  mentioned(text: string): StoredDocument[];
};

type Numbered = { document: StoredDocument; section: Section; keys: string[] };

export function createClauseIndex(
  documents: ReadonlyMap<string, StoredDocument>,
  fold: (text: string) => string,
): ClauseIndex {
  let byKey: Map<string, Numbered[]> | undefined;
  const index = () => {
    byKey ??= numberedSections(documents.values(), fold);
    return byKey;
  };
  const titled = (titles: readonly string[]): StoredDocument[] => {
    if (titles.length === 0) return [];
    const all = [...documents.values()].map((document) => ({ document, title: bare(fold(document.title)) }));
    return titles.map(bare).flatMap((name) => {
      const exact = all.filter(({ title }) => title === name);
      const near = exact.length > 0 ? exact : all.filter(({ title }) => title.includes(name) || name.includes(title));
      return near.map(({ document }) => document);
    });
  };

  return {
    titled,
    mentioned(text) {
      const said = bare(text);
      const isSaid = (title: string) => title.length >= SHORTEST_TITLE && said.includes(title);
      return [...documents.values()].filter(({ title }) => isSaid(bare(fold(title))));
    },
    asWritten(text) {
      let written = text;
      for (const { key, start, end } of partNumbersIn(text).reverse()) {
        const label = fold(index().get(key)?.[0]?.section.path.at(-1) ?? '');
        const own = partNumberOf(label);
        if (own) written = written.slice(0, start) + label.slice(0, own.end) + written.slice(end);
      }
      return written;
    },
    locate({ titles, references }) {
      const meant = new Set(titled(titles));
      if (titles.length > 0 && meant.size === 0) return [];
      return references.flatMap((reference) => {
        const found = index().get(reference.parts.at(-1)?.key ?? '') ?? [];
        return found
          .filter(({ document, keys }) => (meant.size === 0 || meant.has(document)) && isUnder(keys, reference))
          .map((one) => located(one, reference));
      });
    },
  };
}

function numberedSections(documents: Iterable<StoredDocument>, fold: (text: string) => string) {
  const byKey = new Map<string, Numbered[]>();
  for (const document of documents)
    for (const section of document.sections) {
      const keys = section.path.flatMap((label) => partNumberOf(fold(label))?.key ?? []);
      const key = partNumberOf(fold(section.path.at(-1) ?? ''))?.key;
      if (key === undefined) continue;
      const same = byKey.get(key);
      if (same) same.push({ document, section, keys });
      else byKey.set(key, [{ document, section, keys }]);
    }
  return byKey;
}

/** Whether every greater part that is named is one above it. */
const isUnder = (keys: readonly string[], { parts }: PartReference): boolean =>
  parts.every(({ key }) => keys.includes(key));

function located({ document, section }: Numbered, { paragraph, item }: PartReference): LocatedClause {
  const clause = { start: section.start, end: section.end, path: section.path };
  const inner = { ...(paragraph !== undefined && { paragraph }), ...(item !== undefined && { item }) };
  const focus = paragraph === undefined && item === undefined ? undefined : partOf(document, clause, inner);
  return { document, clause, ...(focus && { focus }) };
}

/** 规则, 说明 stand in any question. */
const SHORTEST_TITLE = 3;

const bare = (title: string): string => title.replace(/[\s《》]/g, '');

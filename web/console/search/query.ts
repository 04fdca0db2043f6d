import type { SearchRequest, SearchResult } from '../../../core/contract/search.ts';
import { hashOf, type Route } from '../route.ts';
import type { Place, Quotation } from '../source/quotation.ts';

/** What is looked for, as the address has it: `#/search?q=退货&in=returns&on=2026-01-01&now=1`. */
export type Query = { text: string; documentId: string; day: string; inForceOnly: boolean };

/** A document opened at a place; without an end, at its beginning. */
export type Opened = { documentId: string; start: number; end: number };

export const queryOf = ({ query }: Route): Query => ({
  text: query.get('q') ?? '',
  documentId: query.get('in') ?? '',
  day: query.get('on') ?? '',
  inForceOnly: query.get('now') === '1',
});

export function openedOf({ query }: Route): Opened | null {
  const documentId = query.get('doc');
  if (documentId === null || documentId === '') return null;
  const [start, end] = [Number(query.get('from') ?? 0), Number(query.get('to') ?? 0)];
  return Number.isInteger(start) && Number.isInteger(end) ? { documentId, start, end } : null;
}

export const addressOf = ({ text, documentId, day, inForceOnly }: Query, opened: Opened | null): string =>
  hashOf('search', {
    q: text,
    in: documentId,
    on: day,
    now: inForceOnly ? '1' : '',
    doc: opened?.documentId,
    from: opened === null ? '' : String(opened.start),
    to: opened === null ? '' : String(opened.end),
  });

/** The filters of a query that has none. */
export const UNFILTERED = { documentId: '', day: '', inForceOnly: false } satisfies Partial<Query>;

export const isFiltered = ({ documentId, day, inForceOnly }: Query): boolean =>
  documentId !== '' || day !== '' || inForceOnly;

export const requestOf = ({ text, documentId, day, inForceOnly }: Query, limit: number): SearchRequest => ({
  query: text,
  limit,
  ...(documentId !== '' && { document_ids: [documentId] }),
  ...(/^\d{4}-\d{2}-\d{2}$/.test(day) && { as_of: day }),
  ...(inForceOnly && { in_force_only: true }),
});

/** A result as it is shown in its document: the paragraph that was named, or the words that were found. */
export const placeOf = (result: SearchResult): Quotation => ({
  ...result,
  marks: result.focus === undefined ? result.highlights : [result.focus],
});

/** What the address opens; where it is one of the results, with all that is known of that. */
export function placeIn({ documentId, start, end }: Opened, results: readonly SearchResult[]): Place {
  const result = results.find((one) => one.document_id === documentId && one.start === start && one.end === end);
  return result === undefined ? { document_id: documentId, start, end } : placeOf(result);
}

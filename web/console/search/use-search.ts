import type { SearchResponse } from '../../../core/contract/search.ts';
import { pause } from '../../shared/pause.ts';
import { useConsole } from '../context.ts';
import { type Loaded, useLoaded } from '../use-loaded.ts';
import { type Query, requestOf } from './query.ts';

/** Who types goes on typing: asked is what stands there for so long. */
const TYPING_MS = 120;

export type Found = SearchResponse & { query: Query; limit: number };

/** What is found for a query as it is typed. An answer that a newer query has overtaken never shows. */
export function useSearch(query: Query, limit: number): Loaded<Found | null> {
  const { api } = useConsole();
  const { text, documentId, day, inForceOnly } = query;
  const found = useLoaded(
    async (signal) => {
      if (text.trim() === '') return null;
      await pause(TYPING_MS, signal);
      const response = await api.send<SearchResponse>('POST', 'api/search', { body: requestOf(query, limit), signal });
      return { ...response, query, limit };
    },
    [text, documentId, day, inForceOnly, limit],
  );
  // What was found before is no answer to what could not be looked for.
  return found.error === undefined ? found : { ...found, value: undefined };
}

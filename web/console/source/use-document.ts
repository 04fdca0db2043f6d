import { useRef } from 'preact/hooks';
import type { DocumentResponse } from '../../../core/contract/documents.ts';
import { useConsole } from '../context.ts';
import { type Loaded, useLoaded } from '../use-loaded.ts';
import type { Place } from './quotation.ts';

const KEPT = 20;

/** The document that a quotation is from. Those seen before are there at once, unless they have changed since. */
export function useDocument({ document_id: id, start, end, text }: Place): Loaded<DocumentResponse> {
  const { api } = useConsole();
  const kept = useRef(new Map<string, DocumentResponse>());
  return useLoaded(
    async (signal) => {
      const known = kept.current.get(id);
      if (known && (text === undefined || known.text.slice(start, end) === text)) return known;
      const document = await api.get<DocumentResponse>(`api/documents/${encodeURIComponent(id)}`, { signal });
      if (kept.current.size >= KEPT) kept.current.clear();
      kept.current.set(id, document);
      return document;
    },
    [id, text],
  );
}

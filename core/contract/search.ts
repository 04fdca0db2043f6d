import { z } from 'zod';
import { MESSAGE_LIMIT } from './chat.ts';

/** `POST /api/search`: exact wording for people who must quote it. */
export const SearchRequest = z
  .object({
    query: z.string().min(1).max(MESSAGE_LIMIT),
    limit: z.number().int().min(1).max(50).optional().describe('At most this many passages; 10 by default.'),
  })
  .meta({ id: 'SearchRequest' });
export type SearchRequest = z.infer<typeof SearchRequest>;

export const SearchResult = z
  .object({
    document_id: z.string(),
    document_title: z.string(),
    section_path: z.array(z.string()),
    passage_id: z.string(),
    start: z.number().int().nonnegative(),
    end: z.number().int().positive(),
    text: z.string().describe('Exactly `document.text.slice(start, end)`.'),
    highlights: z
      .array(z.tuple([z.number().int(), z.number().int()]))
      .describe('Ranges of `text` that match, end exclusive.'),
    score: z.number(),
    previous: z.string().nullable().describe('The passage before this one in its document.'),
    next: z.string().nullable(),
    version: z.string().optional(),
    effective_from: z.string().optional(),
    effective_to: z.string().optional(),
    url: z.string().optional(),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof SearchResult>;

export const SearchResponse = z.object({ results: z.array(SearchResult) }).meta({ id: 'SearchResponse' });
export type SearchResponse = z.infer<typeof SearchResponse>;

import { z } from 'zod';
import { MESSAGE_LIMIT } from './chat.ts';

/** `POST /api/search`: exact wording for people who must quote it. */
export const SearchRequest = z
  .object({
    query: z
      .string()
      .min(1)
      .max(MESSAGE_LIMIT)
      .describe(
        'Words, exact words in “”, a title in 《》, a clause by its number (第25条第二款), or several of these.',
      ),
    limit: z.number().int().min(1).max(50).optional().describe('At most this many clauses; 10 by default.'),
    as_of: z.iso.date().optional().describe('The day that `in_force` tells of; today by default.'),
    document_ids: z.array(z.string().max(256)).min(1).max(100).optional().describe('Only in these documents.'),
    in_force_only: z.boolean().optional().describe('Only what holds on that day.'),
  })
  .meta({ id: 'SearchRequest' });
export type SearchRequest = z.infer<typeof SearchRequest>;

const Range = z.tuple([z.number().int(), z.number().int()]);

const Neighbour = z
  .object({ passage_id: z.string(), section_path: z.array(z.string()), text: z.string() })
  .meta({ id: 'Neighbour' });
export type Neighbour = z.infer<typeof Neighbour>;

export const SearchResult = z
  .object({
    document_id: z.string(),
    document_title: z.string(),
    section_path: z.array(z.string()),
    passage_id: z.string().describe('The passage of the clause that matches best.'),
    passage_ids: z.array(z.string()).describe('All passages of the clause, in order.'),
    start: z.number().int().nonnegative(),
    end: z.number().int().positive(),
    text: z.string().describe('A whole clause with its items: exactly `document.text.slice(start, end)`.'),
    highlights: z.array(Range).describe('Ranges of `text` that match, end exclusive.'),
    focus: Range.optional().describe('The paragraph (款) or item (项) of `text` that the query names.'),
    matched: z
      .enum(['number', 'exact', 'words'])
      .describe('Found by its number, by exact words in quotation marks, or by searching; in this order.'),
    score: z.number().describe('Of the search, 0 to 1; 1 for what was found by its number or exact words.'),
    previous: z.string().nullable().describe('The passage before the clause in its document.'),
    next: z.string().nullable(),
    before: Neighbour.nullable().describe('The same passage, to read on.'),
    after: Neighbour.nullable(),
    in_force: z
      .boolean()
      .describe('Whether the document holds on the day asked about. Old wording is marked, not hidden.'),
    superseded_by: z.string().optional().describe('The document that has taken its place.'),
    version: z.string().optional(),
    effective_from: z.string().optional(),
    effective_to: z.string().optional(),
    applies_to: z.array(z.string()).optional().describe('What alone the document holds for.'),
    url: z.string().optional(),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof SearchResult>;

export const SearchResponse = z.object({ results: z.array(SearchResult) }).meta({ id: 'SearchResponse' });
export type SearchResponse = z.infer<typeof SearchResponse>;

import { z } from 'zod';
import { IngestJob } from './library.ts';

/** `/api/admin/curated`: answers that a person wrote and approved, each sentence with the words of a document behind it. */

const WORDS = /[\p{L}\p{N}]/u;
const LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u;

const line = (most: number) => z.string().trim().min(1).max(most).regex(LINE, '要写成一行').regex(WORDS, '没有内容');

export const CuratedRequest = z
  .object({
    questions: z.array(line(200)).min(1).max(20).describe('Ways to ask.'),
    answer: z.string().trim().min(1).max(4_000).describe('Markdown; every sentence ends with markers such as [1].'),
    citations: z
      .array(
        z.object({
          document: line(500).describe('Its id, or the path of its file.'),
          quote: z.string().trim().min(1).max(2_000).regex(WORDS, '没有内容').describe('Word for word.'),
        }),
      )
      .min(1)
      .max(20),
    draft: z.boolean().default(false).describe('A draft is kept and not given.'),
    approved_by: line(100).optional(),
    effective_from: z.iso.date().optional(),
    effective_to: z.iso.date().optional(),
  })
  .meta({ id: 'CuratedRequest' });
export type CuratedRequest = z.infer<typeof CuratedRequest>;

const Citation = z.object({
  document: z.string(),
  quote: z.string(),
  document_id: z.string().optional().describe('Where it is found; without it the answer is stale.'),
  document_title: z.string().optional(),
  section_path: z.array(z.string()).optional(),
  start: z.number().int().nonnegative().optional(),
  end: z.number().int().positive().optional(),
  nearest: z.object({ document: z.string(), text: z.string() }).optional().describe('What the documents say now.'),
});

export const CuratedItem = z
  .object({
    id: z.string(),
    path: z.string(),
    editable: z.boolean().describe('Whether it was written here; others lie beside the documents.'),
    state: z.enum(['given', 'waiting', 'stale', 'draft', 'not_in_force', 'unreadable']),
    problem: z.string().optional().describe('Why it cannot be read.'),
    questions: z.array(z.string()),
    answer: z.string(),
    citations: z.array(Citation),
    approved_by: z.string().optional(),
    approved_on: z.string().optional(),
    effective_from: z.string().optional(),
    effective_to: z.string().optional(),
    changed_at: z.iso.datetime().optional(),
  })
  .meta({ id: 'CuratedItem' });
export type CuratedItem = z.infer<typeof CuratedItem>;

export const CuratedListResponse = z
  .object({ items: z.array(CuratedItem).describe('Those that need somebody first.') })
  .meta({ id: 'CuratedListResponse' });
export type CuratedListResponse = z.infer<typeof CuratedListResponse>;

export const CuratedSavedResponse = z
  .object({ item: CuratedItem, job: IngestJob.describe('The ingest that makes it count.') })
  .meta({ id: 'CuratedSavedResponse' });
export type CuratedSavedResponse = z.infer<typeof CuratedSavedResponse>;

export const CuratedRemovedResponse = z.object({ job: IngestJob }).meta({ id: 'CuratedRemovedResponse' });
export type CuratedRemovedResponse = z.infer<typeof CuratedRemovedResponse>;

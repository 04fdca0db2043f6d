import { z } from 'zod';
import { Answer, Citation, MESSAGE_LIMIT } from './chat.ts';
import { SearchResponse } from './search.ts';

/** What the tools of `/mcp` take and give. Descriptions are read by language models, in the language of the documents. */
const asOf = z.iso.date().optional().describe('按哪一天施行的资料为准，例如 2026-11-21；默认今天。');
const notBlank = (text: string) => text.trim() !== '';

export const AskInput = z.object({
  question: z.string().min(1).max(MESSAGE_LIMIT).refine(notBlank).describe('一个完整的中文问题。'),
  conversation_id: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('上一次回答里的 conversation_id：接着追问时带上，可以省略上文说过的内容。'),
  as_of: asOf,
});

export const AskOutput = Answer.omit({ id: true, segments: true, timings_ms: true }).extend({
  citations: z.array(
    Citation.omit({ passage_id: true, score: true }).extend({ link: z.string().describe('可以打开看原文的网页。') }),
  ),
});
export type AskOutput = z.infer<typeof AskOutput>;

export const SearchInput = z.object({
  query: z
    .string()
    .min(1)
    .max(MESSAGE_LIMIT)
    .refine(notBlank)
    .describe('词语、引号里的原话、《标题》、条款号（第25条第二款），也可以一起用。'),
  limit: z.number().int().min(1).max(50).optional().describe('最多几条，默认 10。'),
  as_of: asOf,
});

/** Without the name of the API's schema: the protocol wants the object itself, no reference to it. */
export const SearchOutput = z.object(SearchResponse.shape);

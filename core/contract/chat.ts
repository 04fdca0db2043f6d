import { z } from 'zod';

/** `POST /api/chat`: the fixed request and answer of the product. Every channel translates these and adds nothing. */

export const MESSAGE_LIMIT = 2000;

const Turn = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.string().max(20_000),
});
export type Turn = z.infer<typeof Turn>;

export const ChatRequest = z
  .object({
    message: z.string().min(1).max(MESSAGE_LIMIT).describe('The question, 1 to 2000 characters.'),
    conversation_id: z.string().min(1).max(128).optional().describe('Goes on with an earlier conversation.'),
    history: z.array(Turn).max(100).optional().describe('Earlier turns, when the caller keeps them itself.'),
    mode: z.enum(['auto', 'extractive', 'generative']).optional().describe('How to compose; `auto` by default.'),
    stream: z.boolean().optional().describe('Server-sent events instead of one JSON answer.'),
    as_of: z.iso
      .date()
      .optional()
      .describe('Answer as the documents stood on this day; by default on the day of asking.'),
  })
  .meta({ id: 'ChatRequest' });
export type ChatRequest = z.infer<typeof ChatRequest>;

export const Citation = z
  .object({
    index: z.number().int().positive().describe('The number that `[n]` in the answer refers to.'),
    document_id: z.string(),
    document_title: z.string(),
    section_path: z.array(z.string()),
    passage_id: z.string(),
    quote: z.string().describe('Exactly `document.text.slice(start, end)`.'),
    start: z.number().int().nonnegative().describe('UTF-16 code units into the document text.'),
    end: z.number().int().positive(),
    score: z.number(),
    version: z.string().optional(),
    effective_from: z.string().optional(),
    effective_to: z.string().optional(),
    applies_to: z.array(z.string()).optional().describe('What alone the document holds for.'),
    url: z.string().optional(),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof Citation>;

export const Segment = z
  .object({ text: z.string(), citations: z.array(z.number().int().positive()) })
  .meta({ id: 'Segment' });
export type Segment = z.infer<typeof Segment>;

export const SectionReference = z
  .object({ document_id: z.string(), document_title: z.string(), section_path: z.array(z.string()) })
  .meta({ id: 'SectionReference' });
export type SectionReference = z.infer<typeof SectionReference>;

export const Status = z.enum(['answered', 'refused', 'clarify', 'smalltalk', 'handoff']);
export type Status = z.infer<typeof Status>;

export const RefusalReason = z.enum(['not_in_documents', 'out_of_scope', 'unsafe']);
export type RefusalReason = z.infer<typeof RefusalReason>;

export const Answer = z
  .object({
    id: z.string(),
    conversation_id: z.string(),
    status: Status,
    refusal_reason: RefusalReason.optional(),
    mode: z
      .enum(['extractive', 'generative', 'curated'])
      .describe('Quoted, in the words of a model, or as a person approved it.'),
    answer: z.string().describe('The text to show, with `[n]` markers.'),
    segments: z.array(Segment).describe('The answer piece by piece, each with the citations that support it.'),
    citations: z.array(Citation),
    nearest: z.array(SectionReference).optional().describe('On a refusal: what the documents do have nearby.'),
    suggestions: z.array(z.string()).describe('Questions worth asking next.'),
    confidence: z.number().min(0).max(1),
    timings_ms: z.object({ retrieve: z.number(), compose: z.number(), total: z.number() }),
  })
  .meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

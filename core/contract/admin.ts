import { z } from 'zod';
import { Answer, Citation, RefusalReason, SectionReference, Status } from './chat.ts';
import { FeedbackRequest } from './feedback.ts';

/**
 * `GET /api/admin/…`: what the owner of the documents learns from what was asked. Personal data in the words of visitors
 * was masked before it was kept. Lists are newest first and come in pages.
 */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1_000).optional().describe('`next` of the page before.'),
});
export type PageQuery = z.infer<typeof PageQuery>;

const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z
    .object({
      items: z.array(item),
      next: z.string().nullable().describe('Where the next page begins; null on the last.'),
    })
    .meta({ id });

const When = z.iso.datetime();

/** Who may read (`agent`), and who may change and remove as well (`admin`). */
export const Role = z.enum(['agent', 'admin']);
export type Role = z.infer<typeof Role>;

export const AdminSession = z
  .object({ role: Role.describe('What the token that was sent allows.') })
  .meta({ id: 'AdminSession' });
export type AdminSession = z.infer<typeof AdminSession>;

/** A question that the documents did not answer, or whose answer a visitor did not like. */
export const UnansweredQuestion = z
  .object({
    message_id: z.string(),
    conversation_id: z.string(),
    asked_at: When,
    question: z.string(),
    kind: z.enum(['refused', 'down_voted']),
    confidence: z.number().min(0).max(1),
    nearest: z.array(SectionReference).describe('What came nearest; on an answer that was given, what it cites.'),
    reason: z.string().optional(),
    comment: z.string().optional(),
  })
  .meta({ id: 'UnansweredQuestion' });
export type UnansweredQuestion = z.infer<typeof UnansweredQuestion>;
export const UnansweredResponse = pageOf(UnansweredQuestion, 'UnansweredResponse');

/** Which conversations: those with an exchange that is all of this. */
export const ConversationsQuery = PageQuery.extend({
  q: z.string().max(200).optional().describe('Text in a question or an answer; case does not matter.'),
  status: Status.optional(),
  rating: z.enum(['up', 'down']).optional(),
});
export type ConversationsQuery = z.infer<typeof ConversationsQuery>;

export const ConversationSummary = z
  .object({
    id: z.string(),
    started_at: When,
    last_at: When,
    first_question: z.string(),
    questions: z.number().int().positive(),
    refused: z.number().int().nonnegative(),
    up: z.number().int().nonnegative(),
    down: z.number().int().nonnegative(),
  })
  .meta({ id: 'ConversationSummary' });
export type ConversationSummary = z.infer<typeof ConversationSummary>;
export const ConversationsResponse = pageOf(ConversationSummary, 'ConversationsResponse');

const Feedback = FeedbackRequest.omit({ message_id: true, conversation_id: true }).extend({ given_at: When });

/** One question of a conversation and what was answered. */
export const KeptExchange = z
  .object({
    message_id: z.string(),
    asked_at: When,
    question: z.string(),
    answer: z.string(),
    status: Status,
    refusal_reason: RefusalReason.optional(),
    mode: Answer.shape.mode,
    confidence: z.number().min(0).max(1),
    sections: z.array(SectionReference).describe('What the answer cites or, on a refusal, what came nearest.'),
    citations: z
      .array(
        Citation.pick({
          index: true,
          document_id: true,
          document_title: true,
          section_path: true,
          quote: true,
          start: true,
          end: true,
        }),
      )
      .describe('What `[n]` in the answer refers to.'),
    total_ms: z.number(),
    feedback: Feedback.optional(),
  })
  .meta({ id: 'KeptExchange' });
export type KeptExchange = z.infer<typeof KeptExchange>;
export const ConversationResponse = z
  .object({ id: z.string(), exchanges: z.array(KeptExchange).describe('Oldest first.') })
  .meta({ id: 'ConversationResponse' });

export const FeedbackItem = Feedback.extend({
  message_id: z.string(),
  conversation_id: z.string(),
  question: z.string(),
  answer: z.string(),
}).meta({ id: 'FeedbackItem' });
export type FeedbackItem = z.infer<typeof FeedbackItem>;
export const FeedbackResponse = pageOf(FeedbackItem, 'FeedbackResponse');

export const SummaryQuery = z.object({
  days: z.coerce.number().int().min(1).max(366).default(30).describe('How many days, today included.'),
  utc_offset: z.coerce
    .number()
    .int()
    .min(-720)
    .max(840)
    .default(480)
    .describe('Minutes east of UTC at which a day begins; those of China by default.'),
});
export type SummaryQuery = z.infer<typeof SummaryQuery>;

const Count = z.number().int().nonnegative();
const Counts = { questions: Count, answered: Count, refused: Count, clarify: Count };
const Milliseconds = z.number().nullable().describe('Null where nothing was asked.');
const Latency = z.object({ p50: Milliseconds, p95: Milliseconds, p99: Milliseconds });

/** How it went over some days. Greetings and requests for a person are no questions. */
export const Summary = z
  .object({
    ...Counts,
    smalltalk: Count,
    handoff: Count,
    share: z
      .object({ answered: z.number(), refused: z.number(), clarify: z.number() })
      .describe('Of the questions, 0 to 1.'),
    days: z
      .array(z.object({ day: z.iso.date(), ...Counts, latency_ms: Latency, up: Count, down: Count }))
      .describe('Every day, oldest first; opinions on the day of the answer.'),
    confidence: z.array(Count).length(10).describe('Questions answered or refused, by tenths of confidence.'),
    latency_ms: Latency,
    feedback: z.object({ up: Count, down: Count, reasons: z.array(z.object({ reason: z.string(), count: Count })) }),
  })
  .meta({ id: 'Summary' });
export type Summary = z.infer<typeof Summary>;

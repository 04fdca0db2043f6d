import { z } from 'zod';

export const COMMENT_LIMIT = 500;

/** `POST /api/feedback`: what a visitor thinks of an answer. Said again, the later word stands. */
export const FeedbackRequest = z
  .object({
    message_id: z.string().min(1).max(128).describe('The `id` of the answer.'),
    conversation_id: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe(
        'Its conversation. Needed where the question was asked with a visitor’s token, which then comes along.',
      ),
    rating: z.enum(['up', 'down']),
    reason: z.string().max(100).optional().describe('What was wrong, in a word or a code of the page.'),
    comment: z.string().max(COMMENT_LIMIT).optional().describe('At most 500 characters.'),
  })
  .meta({ id: 'FeedbackRequest' });
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

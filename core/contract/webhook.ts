import { z } from 'zod';
import { Answer, MESSAGE_LIMIT } from './chat.ts';

/** `POST /hooks/{name}`: a question from a system of one's own, signed; the answer as data and as plain text. */
export const WebhookRequest = z
  .object({
    message: z.string().min(1).max(MESSAGE_LIMIT).describe('The question, 1 to 2000 characters.'),
    conversation_id: z.string().min(1).max(128).optional().describe('Goes on with an earlier conversation.'),
    user_id: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('Who asks; without a `conversation_id`, all that they asked.'),
  })
  .meta({ id: 'WebhookRequest' });
export type WebhookRequest = z.infer<typeof WebhookRequest>;

export const WebhookResponse = Answer.extend({
  text: z.string().describe('The answer without markup, with its sources and links to them: ready to send.'),
}).meta({ id: 'WebhookResponse' });
export type WebhookResponse = z.infer<typeof WebhookResponse>;

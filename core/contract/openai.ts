import { z } from 'zod';
import { Answer } from './chat.ts';

/**
 * `POST /v1/chat/completions`, `GET /v1/models`: the shapes of OpenAI's API, as far as they mean something here. Members
 * that are not listed are ignored, as clients send many.
 */
export const MODEL = 'wenju';

const ContentPart = z.object({ type: z.string(), text: z.string().optional() });

const Message = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(ContentPart)]).nullish(),
});

export const CompletionRequest = z
  .object({
    model: z.string().max(256).default(MODEL).describe('Any name is taken, and said back.'),
    messages: z
      .array(Message)
      .min(1)
      .describe('The last `user` message is the question; earlier ones complete it. `system` messages change nothing.'),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
    n: z.number().int().min(1).max(1).nullish().describe('Only 1.'),
    stop: z
      .union([z.string(), z.array(z.string()).max(4)])
      .nullish()
      .describe('The text ends before any of these.'),
    max_tokens: z.number().int().min(1).nullish(),
    max_completion_tokens: z.number().int().min(1).nullish(),
  })
  .meta({ id: 'CompletionRequest' });
export type CompletionRequest = z.infer<typeof CompletionRequest>;
export type CompletionMessage = CompletionRequest['messages'][number];

const Annotation = z.object({
  type: z.literal('url_citation'),
  url_citation: z.object({
    start_index: z.number().int().nonnegative().describe('Of the marker `[n]` in the content; UTF-16 code units.'),
    end_index: z.number().int().positive(),
    url: z.string().describe('The page that shows the quotation in its source.'),
    title: z.string(),
  }),
});
export type Annotation = z.infer<typeof Annotation>;

const FinishReason = z.enum(['stop', 'length']);
export type FinishReason = z.infer<typeof FinishReason>;

export const Usage = z
  .object({
    prompt_tokens: z.number().int().nonnegative(),
    completion_tokens: z.number().int().nonnegative(),
    total_tokens: z.number().int().nonnegative(),
  })
  .describe('Estimated: a token a character, four to a token in ASCII.')
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;

const Common = { id: z.string(), created: z.number().int(), model: z.string() };

export const Completion = z
  .object({
    ...Common,
    object: z.literal('chat.completion'),
    choices: z.array(
      z.object({
        index: z.literal(0),
        message: z.object({
          role: z.literal('assistant'),
          content: z.string().describe('The answer with `[n]` markers, then where each of them stands.'),
          refusal: z.null(),
          annotations: z.array(Annotation),
        }),
        logprobs: z.null(),
        finish_reason: FinishReason,
      }),
    ),
    usage: Usage,
    wenju: Answer.describe('The answer as `POST /api/chat` gives it: status, citations, confidence, suggestions.'),
  })
  .meta({ id: 'Completion' });
export type Completion = z.infer<typeof Completion>;

export const CompletionChunk = z
  .object({
    ...Common,
    object: z.literal('chat.completion.chunk'),
    choices: z.array(
      z.object({
        index: z.literal(0),
        delta: z.object({
          role: z.literal('assistant').optional(),
          content: z.string().optional(),
          annotations: z.array(Annotation).optional(),
        }),
        logprobs: z.null(),
        finish_reason: FinishReason.nullable(),
      }),
    ),
    usage: Usage.nullish(),
    wenju: Answer.optional().describe('On the chunk that ends the answer.'),
  })
  .meta({ id: 'CompletionChunk' });
export type CompletionChunk = z.infer<typeof CompletionChunk>;

export const Model = z
  .object({ id: z.string(), object: z.literal('model'), created: z.number().int(), owned_by: z.string() })
  .meta({ id: 'Model' });
export type Model = z.infer<typeof Model>;
export const ModelsResponse = z
  .object({ object: z.literal('list'), data: z.array(Model) })
  .meta({ id: 'ModelsResponse' });

export const OpenAiError = z
  .object({
    error: z.object({
      message: z.string().describe('One Chinese sentence for visitors.'),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().describe("As in the other endpoints' problems."),
    }),
  })
  .meta({ id: 'OpenAiError' });
export type OpenAiError = z.infer<typeof OpenAiError>;

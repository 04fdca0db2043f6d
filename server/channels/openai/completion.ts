import type { Answer } from '../../../core/contract/chat.ts';
import type { AnswerEvent } from '../../../core/contract/events.ts';
import type { Completion, CompletionChunk, CompletionRequest, Usage } from '../../../core/contract/openai.ts';
import { wellFormedJson } from '../../json.ts';
import { countTokens } from './count-tokens.ts';
import { annotationsOf, footerOf } from './footer.ts';
import { allText } from './read-messages.ts';
import { createTextLimit, type TextLimit } from './text-limit.ts';

/** What an answer is written with. `created` is in seconds; `base` is where links to sources lead. */
export type Heading = { id: string; created: number; base: string };

/** An answer as one completion. */
export function completionOf(answer: Answer, request: CompletionRequest, { id, created, base }: Heading): Completion {
  const limit = limitOf(request);
  const shown = limit.take(answer.answer) + limit.take(footerOf(answer, base)) + limit.rest();
  const message = {
    role: 'assistant' as const,
    content: shown,
    refusal: null,
    annotations: annotationsOf(shown.slice(0, answer.answer.length), answer, base),
  };
  return {
    id,
    object: 'chat.completion',
    created,
    model: request.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: reasonOf(limit) }],
    usage: usageOf(request, limit),
    wenju: answer,
  };
}

/** The same while it comes, as frames of server-sent events; `[DONE]` closes them. */
export async function* chunksOf(
  events: AsyncIterable<AnswerEvent>,
  request: CompletionRequest,
  { id, created, base }: Heading,
): AsyncGenerator<string> {
  const counted = request.stream_options?.include_usage === true;
  const common = { id, object: 'chat.completion.chunk' as const, created, model: request.model };
  const limit = limitOf(request);
  let shown = '';

  type Choice = CompletionChunk['choices'][number];
  const chunk = (delta: Choice['delta'], end?: { reason: Choice['finish_reason']; answer: Answer }): string =>
    frame({
      ...common,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: end?.reason ?? null }],
      ...(counted && { usage: null }),
      ...(end && { wenju: end.answer }),
    });
  const said = (text: string): string[] => {
    shown += text;
    return text === '' ? [] : [chunk({ content: text })];
  };

  yield chunk({ role: 'assistant', content: '' });
  for await (const event of events) {
    if (event.type === 'text-delta') yield* said(limit.take(event.text));
    if (event.type !== 'done') continue;
    const { answer } = event;
    yield* said(limit.take(footerOf(answer, base)) + limit.rest());
    const annotations = annotationsOf(shown.slice(0, answer.answer.length), answer, base);
    yield chunk({ annotations }, { reason: reasonOf(limit), answer });
    if (counted) yield frame({ ...common, choices: [], usage: usageOf(request, limit) });
    yield 'data: [DONE]\n\n';
    return;
  }
  throw new Error('The assistant ended without an answer.');
}

/** One event; JSON has no raw line break, so one `data` line always suffices. */
export const frame = (data: unknown): string => `data: ${wellFormedJson(data)}\n\n`;

function limitOf({ stop, max_tokens, max_completion_tokens }: CompletionRequest): TextLimit {
  return createTextLimit({
    stop: [stop ?? []].flat(),
    most: max_completion_tokens ?? max_tokens ?? Number.POSITIVE_INFINITY,
  });
}

const reasonOf = ({ cut }: TextLimit) => (cut === 'length' ? 'length' : 'stop');

function usageOf({ messages }: CompletionRequest, limit: TextLimit): Usage {
  const prompt_tokens = countTokens(...allText(messages));
  return { prompt_tokens, completion_tokens: limit.tokens, total_tokens: prompt_tokens + limit.tokens };
}

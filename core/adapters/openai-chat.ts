import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import type { ChatDelta, ChatModel, Finish } from '../answer/generative/chat-model.ts';
import { ChatModelFailed } from '../errors.ts';

/** Where an OpenAI-compatible endpoint is and what it is asked for. */
export type OpenAiSettings = { baseUrl: string; apiKey: string | undefined; model: string };

/** Answers are a few sentences; models that think first need the rest. */
const MAX_TOKENS = 2048;

/**
 * LangChain's ChatOpenAI as a ChatModel. Retries, deadlines and concurrency are the caller's; this only translates.
 *
 * Chunks are read below LangChain's callback layer, which would send prompts to a tracing service when the environment
 * names one, and the request goes out with our own headers alone. Nothing is taken from the environment.
 */
export function createOpenAiChat({ baseUrl, apiKey, model }: OpenAiSettings): ChatModel {
  const key = apiKey ?? 'none';
  const chat = new ChatOpenAI({
    model,
    apiKey: key,
    maxTokens: MAX_TOKENS,
    maxRetries: 0,
    streamUsage: false,
    // Reasoning models refuse any other temperature than their own.
    ...(!/^(?:o\d|gpt-5)/.test(model) && { temperature: 0 }),
    configuration: {
      baseURL: baseUrl,
      organization: null,
      project: null,
      logLevel: 'off',
      fetch: (url, init) => fetch(url, plainRequest(init, apiKey)),
    },
  });

  return {
    async *stream(messages, { signal }) {
      const input = messages.map(({ role, content }) =>
        role === 'system' ? new SystemMessage(content) : new HumanMessage(content),
      );
      try {
        for await (const { text, message, generationInfo } of chat._streamResponseChunks(input, { signal })) {
          const finish = finishOf(generationInfo?.finish_reason);
          const thinks = Boolean(message.additional_kwargs.reasoning_content);
          if (text !== '' || thinks || finish !== undefined) yield deltaOf(text, finish);
          if (finish !== undefined) return;
        }
      } catch (error) {
        signal.throwIfAborted();
        throw failureOf(error);
      }
      // An aborted stream ends as if it had been read to its end.
      signal.throwIfAborted();
    },
  };
}

/** The request with no header that it does not need, and to no other place than the one that was configured. */
function plainRequest(init: RequestInit | undefined, apiKey: string | undefined): RequestInit {
  const headers = {
    'content-type': 'application/json',
    accept: 'text/event-stream',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  return { ...init, headers, redirect: 'error' };
}

const deltaOf = (text: string, finish: Finish | undefined): ChatDelta => ({ text, ...(finish && { finish }) });

function finishOf(reason: unknown): Finish | undefined {
  switch (reason) {
    case undefined:
    case null:
      return undefined;
    case 'stop':
    case 'length':
      return reason;
    case 'content_filter':
      return 'filtered';
    default:
      return 'other';
  }
}

function failureOf(cause: unknown): ChatModelFailed {
  const { status, headers } = cause as { status?: unknown; headers?: unknown };
  if (typeof status === 'number') {
    const worthRetrying = status === 408 || status === 429 || status >= 500;
    const asked = headers instanceof Headers ? retryAfterMs(headers.get('retry-after')) : 0;
    return new ChatModelFailed('status', { status, retryAfterMs: worthRetrying ? asked : null, cause });
  }
  if (cause instanceof SyntaxError) return new ChatModelFailed('malformed', { cause });
  return new ChatModelFailed('network', { retryAfterMs: 0, cause });
}

/** RFC 9110 §10.2.3: seconds or a date. What is neither asks for nothing. */
function retryAfterMs(value: string | null): number {
  if (value === null) return 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

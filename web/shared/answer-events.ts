import type { Answer, ChatRequest, Citation } from '../../core/contract/chat.ts';
import type { AnswerEvent, Sources } from '../../core/contract/events.ts';
import type { Problem } from '../../core/contract/problem.ts';
import { AskFailed } from './ask-failed.ts';
import { messages, type StreamMessage } from './event-stream.ts';
import type { Visitor } from './visitor.ts';

/** Statuses of a server, or of a proxy before it, that may soon be over. */
const PASSING = new Set([502, 503, 504]);
const PASSING_CODES = new Set(['not_ready', 'overloaded', 'shutting_down', 'internal']);

export type AskingOptions = {
  /** Ends with `/`. */
  base: string;
  visitor: Visitor;
  signal: AbortSignal;
  quietMs?: number;
};

/** Puts a question once and yields the events of its answer, `done` last. Throws AskFailed, or the signal's reason. */
export async function* answerEvents(
  request: ChatRequest,
  { base, visitor, signal, quietMs }: AskingOptions,
): AsyncGenerator<AnswerEvent> {
  const response = await send(request, { base, visitor, signal });
  if (response.status === 401) {
    // Put again, the question brings another token.
    visitor.refused();
    throw new AskFailed('busy', { retryAfterMs: 1 });
  }
  if (!response.ok || response.body === null) throw await failure(response);
  try {
    for await (const message of messages(response.body, quietMs)) {
      const event = typed(message);
      if (event !== undefined) yield event;
      if (event?.type === 'done') return;
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof AskFailed ? cause : new AskFailed('interrupted', { cause });
  }
  throw new AskFailed('interrupted');
}

async function send(request: ChatRequest, { base, visitor, signal }: AskingOptions): Promise<Response> {
  const own = await visitor.headers();
  signal.throwIfAborted();
  try {
    return await fetch(`${base}api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...own },
      body: JSON.stringify({ ...request, stream: true }),
      credentials: 'omit',
      signal,
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new AskFailed('unreachable', { cause });
  }
}

async function failure(response: Response): Promise<AskFailed> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const after = Number(response.headers.get('retry-after'));
  return new AskFailed(PASSING.has(response.status) ? 'busy' : 'rejected', {
    ...(problem.detail !== undefined && { detail: problem.detail }),
    ...(after > 0 && { retryAfterMs: after * 1000 }),
  });
}

/** Undefined for events of a newer server. */
function typed({ event, data }: StreamMessage): AnswerEvent | undefined {
  switch (event) {
    case 'sources':
      return { type: 'sources', ...(data as Sources) };
    case 'text-delta':
      return { type: 'text-delta', ...(data as { text: string }) };
    case 'citation':
      return { type: 'citation', citation: data as Citation };
    case 'done':
      return { type: 'done', answer: data as Answer };
    case 'error': {
      const { code, detail } = data as Problem;
      throw new AskFailed(PASSING_CODES.has(code) ? 'busy' : 'rejected', { detail });
    }
  }
  return undefined;
}

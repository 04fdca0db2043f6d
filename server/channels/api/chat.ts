import type { Context, Handler } from 'hono';
import { ChatRequest } from '../../../core/contract/chat.ts';
import { jsonResponse } from '../../json.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import type { Visitors } from '../../visitors.ts';
import { SSE_HEADERS } from '../frame-stream.ts';
import { type AskingDeps, beginQuestion } from '../question-at-work.ts';
import { notBlank, readBody } from './body.ts';
import { eventStream } from './sse.ts';
import { ownQuestion } from './visitor.ts';

const Body = ChatRequest.refine(({ message }) => notBlank(message), { path: ['message'], message: '不能只有空白' });

type Deps = AskingDeps & { visitors: Visitors; heartbeatMs: number };

/** `POST /api/chat`: one JSON answer, or its events as they come. The assistant does the rest. */
export function chat({ heartbeatMs, visitors, ...deps }: Deps): Handler {
  return async (c) => {
    const asked = await readBody(c, Body);
    const { request, toVisitor, eventsToVisitor } = ownQuestion(c, asked, visitors);
    const { serving, signal, leave, ended } = beginQuestion(deps, c, 'chat');
    if (wantsStream(c, request)) {
      const events = eventsToVisitor(serving.assistant.ask(request, { signal }));
      return c.body(eventStream(events, { signal, heartbeatMs, onEnd: ended }), 200, SSE_HEADERS);
    }
    try {
      const answer = await unlessAborted(serving.assistant.answer(request, { signal }), signal);
      return jsonResponse(toVisitor(answer));
    } finally {
      leave();
    }
  };
}

const wantsStream = (c: Context, { stream }: ChatRequest): boolean =>
  stream ?? c.req.header('accept')?.includes('text/event-stream') ?? false;

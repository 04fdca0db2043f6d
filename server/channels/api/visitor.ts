import { randomUUID } from 'node:crypto';
import type { Context, Handler } from 'hono';
import type { Answer, ChatRequest } from '../../../core/contract/chat.ts';
import type { AnswerEvent } from '../../../core/contract/events.ts';
import { VISITOR_HEADER, VisitorRequest } from '../../../core/contract/visitor.ts';
import { jsonResponse } from '../../json.ts';
import type { Visitors } from '../../visitors.ts';
import { readBody } from './body.ts';

/** `POST /api/visitor`: a token to ask with, for pages that may. */
export function visitor(visitors: Visitors): Handler {
  return async (c) => {
    const { token } = await readBody(c, VisitorRequest);
    return jsonResponse(visitors.issue(token));
  };
}

/** Who asks. Throws Rejection `visitor_invalid`. */
export const visitorOf = (c: Context, visitors: Visitors): string | null => visitors.read(c.req.header(VISITOR_HEADER));

/** A question as the assistant is asked it, and its answer as the visitor is given it: each knows the conversation by its own name. */
export type OwnQuestion = {
  request: ChatRequest;
  toVisitor(answer: Answer): Answer;
  eventsToVisitor(events: AsyncIterable<AnswerEvent>): AsyncIterable<AnswerEvent>;
};

/** Throws Rejection `visitor_invalid`, `too_many_questions` or `conversation_forbidden`. */
export function ownQuestion(c: Context, request: ChatRequest, visitors: Visitors): OwnQuestion {
  const asker = visitorOf(c, visitors);
  visitors.admit(asker);
  const name = request.conversation_id ?? randomUUID();
  const toVisitor = (answer: Answer): Answer => ({ ...answer, conversation_id: name });
  return {
    request: { ...request, conversation_id: visitors.conversation(asker, name) },
    toVisitor,
    async *eventsToVisitor(events) {
      for await (const event of events) {
        yield event.type === 'done' ? { ...event, answer: toVisitor(event.answer) } : event;
      }
    },
  };
}

import { randomUUID } from 'node:crypto';
import { type Handler, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CompletionRequest, MODEL, type Model } from '../../../core/contract/openai.ts';
import type { Access } from '../../access.ts';
import { requireApiKey } from '../../api-key.ts';
import { failureOf } from '../../failure.ts';
import { jsonResponse } from '../../json.ts';
import { linkBase } from '../../link-base.ts';
import { allowOrigins, refuseForeignPages } from '../../origins.ts';
import { Rejection } from '../../problem.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import { readBody } from '../api/body.ts';
import { frameStream, SSE_HEADERS } from '../frame-stream.ts';
import { type AskingDeps, beginQuestion } from '../question-at-work.ts';
import { chunksOf, completionOf, frame } from './completion.ts';
import { openAiError, openAiErrorResponse } from './error.ts';
import { readMessages } from './read-messages.ts';

type Deps = AskingDeps & {
  heartbeatMs: number;
  allowedOrigins: readonly string[];
  access: Access;
};

/** Clients send the whole conversation each time, and their own instructions with it. */
const BODY_LIMIT = 256 * 1024;

const limitMessages = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: () => {
    throw new Rejection('messages_too_large');
  },
});

/** `/v1`: the assistant for programs that speak to OpenAI's API. Errors are in its shape too. */
export function openai(deps: Deps): Hono {
  const v1 = new Hono();
  v1.use(
    allowOrigins(deps.allowedOrigins, []),
    refuseForeignPages(deps.allowedOrigins),
    requireApiKey(deps.access.apiKeys),
  );
  v1.post('/chat/completions', limitMessages, completions(deps));
  v1.get('/models', () => jsonResponse({ object: 'list', data: [ONLY_MODEL] }));
  v1.get('/models/:id', (c) => {
    if (c.req.param('id') !== MODEL) throw new Rejection('model_not_found');
    return jsonResponse(ONLY_MODEL);
  });
  v1.all('/*', () => {
    throw new Rejection('not_found');
  });
  v1.onError((error, c) => openAiErrorResponse(failureOf(error, c, deps.log)));
  return v1;
}

function completions({ heartbeatMs, access, ...deps }: Deps): Handler {
  return async (c) => {
    const request = await readBody(c, CompletionRequest);
    const id = randomUUID();
    // Whose history the client keeps itself: each question is a conversation of its own, named after the way in.
    const asked = { ...readMessages(request.messages), conversation_id: `openai:${id}` };
    const heading = { id: `chatcmpl-${id}`, created: seconds(), base: linkBase(c, access.publicUrl) };
    const { serving, signal, leave, ended } = beginQuestion(deps, c, 'openai');
    if (request.stream) {
      const frames = chunksOf(serving.assistant.ask(asked, { signal }), request, heading);
      const errorFrame = (error: unknown) => frame(openAiError(error));
      return c.body(frameStream(frames, { signal, heartbeatMs, onEnd: ended, errorFrame }), 200, SSE_HEADERS);
    }
    try {
      const answer = await unlessAborted(serving.assistant.answer(asked, { signal }), signal);
      return jsonResponse(completionOf(answer, request, heading));
    } finally {
      leave();
    }
  };
}

const seconds = (): number => Math.floor(Date.now() / 1000);

const ONLY_MODEL: Model = { id: MODEL, object: 'model', created: Date.UTC(2026, 0) / 1000, owned_by: 'wenju' };

import type { Handler } from 'hono';
import { ChatRequest } from '../../../core/contract/chat.ts';
import { jsonResponse } from '../../json.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import { notBlank, readBody } from '../api/body.ts';
import { type AskingDeps, beginQuestion } from '../question-at-work.ts';

const Body = ChatRequest.omit({ stream: true }).refine(({ message }) => notBlank(message), {
  path: ['message'],
  message: '不能只有空白',
});

/** `POST /api/admin/explain`: an answer and how it came about. It is not kept among the questions of visitors. */
export function explain(deps: AskingDeps): Handler {
  return async (c) => {
    const request = await readBody(c, Body);
    const { serving, signal, leave } = beginQuestion(deps, c, 'explain');
    try {
      return jsonResponse(await unlessAborted(serving.explainer.explain(request, { signal }), signal));
    } finally {
      leave();
    }
  };
}

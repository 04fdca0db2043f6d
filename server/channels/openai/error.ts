import type { OpenAiError } from '../../../core/contract/openai.ts';
import { wellFormedJson } from '../../json.ts';
import { problemResponse, toProblem } from '../../problem.ts';

/** A problem in OpenAI's shape. `param` is written as OpenAI does: `messages[0].content`. */
export function openAiError(error: unknown): OpenAiError {
  const { status, code, detail, errors } = toProblem(error);
  const param = errors?.[0]?.path.replace(/\.(\d+)/g, '[$1]') ?? null;
  return { error: { message: detail, type: typeOf(status), param, code } };
}

export function openAiErrorResponse(error: unknown): Response {
  const { status, headers } = problemResponse(error);
  headers.set('content-type', 'application/json; charset=utf-8');
  return new Response(wellFormedJson(openAiError(error)), { status, headers });
}

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

import type { Problem } from '../core/contract/problem.ts';
import { wellFormedJson } from './json.ts';

/** Everything that can go wrong over HTTP, said once: status and title for programs, one Chinese sentence for visitors. */
const KINDS = {
  invalid_json: { status: 400, title: 'Invalid JSON', detail: '请求内容不是有效的 JSON。' },
  invalid_request: { status: 400, title: 'Invalid request', detail: '请求内容不符合要求。' },
  unauthorized: { status: 401, title: 'Unauthorized', detail: '需要有效的访问令牌。' },
  forbidden: { status: 403, title: 'Forbidden', detail: '这个操作需要管理员的令牌。' },
  admin_disabled: {
    status: 403,
    title: 'Administration is off',
    detail: '管理接口没有开启：请先设置 ADMIN_TOKEN 或 AGENT_TOKEN。',
  },
  origin_not_allowed: { status: 403, title: 'Origin not allowed', detail: '这个网站没有被允许使用本助手。' },
  not_found: { status: 404, title: 'Not found', detail: '没有这个地址。' },
  document_not_found: { status: 404, title: 'Document not found', detail: '没有这篇文档，它可能已被更新或移除。' },
  message_not_found: { status: 404, title: 'Message not found', detail: '没有这条回答，它可能没有保存或已过保存期。' },
  conversation_not_found: { status: 404, title: 'Conversation not found', detail: '没有这段对话，它可能已被删除。' },
  method_not_allowed: { status: 405, title: 'Method not allowed', detail: '这个地址不支持这种请求方法。' },
  body_too_large: { status: 413, title: 'Body too large', detail: '请求内容过大，最多 64 KiB。' },
  unsupported_encoding: {
    status: 415,
    title: 'Unsupported content encoding',
    detail: '请求内容不能压缩，请直接发送 JSON。',
  },
  /** Nobody is there to read it; the code is for logs. */
  client_closed: { status: 499, title: 'Client closed request', detail: '请求已取消。' },
  internal: { status: 500, title: 'Internal error', detail: '服务出了点问题，请稍后再试。' },
  not_ready: { status: 503, title: 'Not ready', detail: '助手正在准备资料，请稍后再试。' },
  overloaded: { status: 503, title: 'Overloaded', detail: '现在提问的人较多，请稍后再试。' },
  store_unavailable: { status: 503, title: 'Store unavailable', detail: '问答记录暂时无法读写，请稍后再试。' },
  shutting_down: { status: 503, title: 'Shutting down', detail: '服务正在重启，请稍后再试。' },
} as const;

export type ProblemCode = keyof typeof KINDS;

type FieldErrors = NonNullable<Problem['errors']>;

/** Thrown anywhere in the server to answer with a problem. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly code: ProblemCode;
  readonly errors: FieldErrors | undefined;
  constructor(code: ProblemCode, errors?: FieldErrors) {
    super(KINDS[code].title);
    this.code = code;
    this.errors = errors;
  }
}

/** The problem that a visitor is told about any error; what is not a Rejection is `internal` and says nothing of itself. */
export function toProblem(error: unknown): Problem {
  const { code, errors } = error instanceof Rejection ? error : new Rejection('internal');
  const { status, title, detail } = KINDS[code];
  const first = errors?.[0];
  return {
    type: `urn:wenju:problem:${code}`,
    title,
    status,
    code,
    detail: first === undefined ? detail : `${detail}${first.path} ${first.message}。`,
    ...(errors !== undefined && { errors }),
  };
}

export const problemStatus = (code: ProblemCode): number => KINDS[code].status;
export const problemDetail = (code: ProblemCode): string => KINDS[code].detail;

/** `extension` adds members of its own, as RFC 9457 §3.2 allows. */
export function problemResponse(error: unknown, extension: Record<string, unknown> = {}): Response {
  const problem = toProblem(error);
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  if (problem.status === 503) headers.set('retry-after', '2');
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(wellFormedJson({ ...problem, ...extension }), { status: problem.status, headers });
}

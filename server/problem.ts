import type { Problem } from '../core/contract/problem.ts';
import { wellFormedJson } from './json.ts';

/** Everything that can go wrong over HTTP, said once: status and title for programs, one Chinese sentence for visitors. */
const KINDS = {
  invalid_json: { status: 400, title: 'Invalid JSON', detail: '请求内容不是有效的 JSON。' },
  invalid_request: { status: 400, title: 'Invalid request', detail: '请求内容不符合要求。' },
  unauthorized: { status: 401, title: 'Unauthorized', detail: '需要有效的访问令牌。' },
  visitor_invalid: { status: 401, title: 'Visitor token invalid', detail: '访客令牌已过期，请刷新页面再试。' },
  forbidden: { status: 403, title: 'Forbidden', detail: '这个操作需要管理员的令牌。' },
  admin_disabled: {
    status: 403,
    title: 'Administration is off',
    detail: '管理接口没有开启：请先设置 ADMIN_TOKEN 或 AGENT_TOKEN。',
  },
  webhook_disabled: {
    status: 403,
    title: 'Webhook is off',
    detail: 'Webhook 没有开启：请先设置 WEBHOOK_SECRET。',
  },
  signature_invalid: {
    status: 403,
    title: 'Signature invalid',
    detail: '签名不正确：请核对 WEBHOOK_SECRET、X-Wenju-Timestamp 和 X-Wenju-Signature。',
  },
  signature_expired: {
    status: 403,
    title: 'Signature expired',
    detail: '请求的时间与服务器相差超过 5 分钟，请核对时钟后重新签名。',
  },
  records_off: {
    status: 403,
    title: 'Records are off',
    detail: '问答记录没有开启：RETENTION_DAYS 设成了 0，问答不会保存。',
  },
  origin_not_allowed: { status: 403, title: 'Origin not allowed', detail: '这个网站没有被允许使用本助手。' },
  conversation_forbidden: {
    status: 403,
    title: 'Conversation of another visitor',
    detail: '这段对话属于另一位访客，请重新开始。',
  },
  untrusted_push: { status: 403, title: 'Untrusted push', detail: '这条推送的签名无效、已过期或者不是约定的格式。' },
  not_found: { status: 404, title: 'Not found', detail: '没有这个地址。' },
  document_not_found: { status: 404, title: 'Document not found', detail: '没有这篇文档，它可能已被更新或移除。' },
  model_not_found: { status: 404, title: 'Model not found', detail: '没有这个模型，可用的是 wenju。' },
  message_not_found: { status: 404, title: 'Message not found', detail: '没有这条回答，它可能没有保存或已过保存期。' },
  conversation_not_found: { status: 404, title: 'Conversation not found', detail: '没有这段对话，它可能已被删除。' },
  cluster_not_found: { status: 404, title: 'Cluster not found', detail: '没有这组问题，它可能已过保存期。' },
  upload_not_found: { status: 404, title: 'Upload not found', detail: '没有这个上传的文件，它可能已被删除。' },
  ingest_job_not_found: {
    status: 404,
    title: 'Ingest job not found',
    detail: '没有这次导入的记录，服务可能重启过；资料以现在的版本为准。',
  },
  generation_not_found: { status: 404, title: 'Generation not found', detail: '这个版本已经不在了，请刷新列表。' },
  curated_not_found: { status: 404, title: 'Curated answer not found', detail: '没有这条标准答案，它可能已被删除。' },
  method_not_allowed: { status: 405, title: 'Method not allowed', detail: '这个地址不支持这种请求方法。' },
  file_exists: { status: 409, title: 'File exists', detail: '已经有同名的文件，需要替换请确认。' },
  ingest_running: { status: 409, title: 'Ingest running', detail: '资料正在导入，请等它完成后再试。' },
  generation_unusable: {
    status: 409,
    title: 'Generation unusable',
    detail: '这个版本已经损坏，或者是用别的模型和词典建立的，不能切换过去。',
  },
  body_too_large: { status: 413, title: 'Body too large', detail: '请求内容过大，最多 64 KiB。' },
  upload_too_large: { status: 413, title: 'Upload too large', detail: '上传的内容过大，每次最多 64 MiB。' },
  messages_too_large: { status: 413, title: 'Messages too large', detail: '对话内容过大，最多 256 KiB。' },
  file_unusable: { status: 415, title: 'File unusable', detail: '有文件不能导入，这次一个也没有保存。' },
  unsupported_encoding: {
    status: 415,
    title: 'Unsupported content encoding',
    detail: '请求内容不能压缩，请直接发送 JSON。',
  },
  too_many_questions: { status: 429, title: 'Too many questions', detail: '提问太快了，请稍等几秒再问。' },
  /** Nobody is there to read it; the code is for logs. */
  client_closed: { status: 499, title: 'Client closed request', detail: '请求已取消。' },
  internal: { status: 500, title: 'Internal error', detail: '服务出了点问题，请稍后再试。' },
  storage_failed: {
    status: 500,
    title: 'Storage failed',
    detail: '文件没有保存：数据目录不能读写，请检查磁盘和权限。',
  },
  not_ready: { status: 503, title: 'Not ready', detail: '助手正在准备资料，请稍后再试。' },
  overloaded: { status: 503, title: 'Overloaded', detail: '现在提问的人较多，请稍后再试。' },
  examination_failed: { status: 503, title: 'Examination failed', detail: '体检没有完成，请稍后再试。' },
  store_unavailable: { status: 503, title: 'Store unavailable', detail: '问答记录暂时无法读写，请稍后再试。' },
  shutting_down: { status: 503, title: 'Shutting down', detail: '服务正在重启，请稍后再试。' },
  storage_full: { status: 507, title: 'Storage full', detail: '磁盘空间不足，文件没有保存；请先腾出空间再试。' },
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
  if (problem.status === 429) headers.set('retry-after', '3');
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(wellFormedJson({ ...problem, ...extension }), { status: problem.status, headers });
}

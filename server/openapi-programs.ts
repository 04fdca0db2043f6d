import { type RouteConfig, z } from '@hono/zod-openapi';
import {
  Completion,
  CompletionChunk,
  CompletionRequest,
  MODEL,
  Model,
  ModelsResponse,
  OpenAiError,
} from '../core/contract/openai.ts';
import { WebhookRequest, WebhookResponse } from '../core/contract/webhook.ts';
import { body, json, problems, SERVICE_PROBLEMS } from './openapi-parts.ts';
import {
  COMPLETION_EXAMPLE,
  COMPLETION_STREAM_EXAMPLE,
  MODEL_EXAMPLE,
  QUESTION,
  WEBHOOK_EXAMPLE,
} from './openapi-program-examples.ts';
import { type ProblemCode, problemDetail, problemStatus } from './problem.ts';

export const KEY_SCHEME = 'key';

/** One response a status in the shape of OpenAI, listing the codes that share it. */
function openAiErrors(...codes: ProblemCode[]): RouteConfig['responses'] {
  const statuses = [...new Set(codes.map(problemStatus))];
  return Object.fromEntries(
    statuses.map((status) => {
      const sharing = codes.filter((code) => problemStatus(code) === status);
      const lines = sharing.map((code) => `\`${code}\` ${problemDetail(code)}`);
      return [status, json(lines.join('\n\n'), OpenAiError)];
    }),
  );
}

const WAY_IN = { tags: ['programs'], security: [{}, { [KEY_SCHEME]: [] }] };

const webhook = {
  method: 'post' as const,
  tags: ['programs'],
  summary: '通用 Webhook：带签名的提问',
  description:
    '`X-Wenju-Timestamp` 是当前的 Unix 秒数，`X-Wenju-Signature` 是 `sha256=` 加上以 WEBHOOK_SECRET 为密钥、' +
    '对 `时间戳.请求体` 的 HMAC-SHA256（十六进制）。时间相差超过 5 分钟的请求不予处理。`text` 是可以直接发送的纯文本。',
};
const signed = z.object({
  'x-wenju-timestamp': z.string().meta({ example: '1795305600' }),
  'x-wenju-signature': z.string().meta({ example: `sha256=${'0'.repeat(64)}` }),
});
const webhookBody = body(WebhookRequest, { message: QUESTION, user_id: 'u-42' });
const webhookResponses = {
  200: json('回答。', WebhookResponse, WEBHOOK_EXAMPLE),
  ...problems(
    'invalid_json',
    'invalid_request',
    'webhook_disabled',
    'signature_invalid',
    'signature_expired',
    'not_found',
    'body_too_large',
    'unsupported_encoding',
    ...SERVICE_PROBLEMS,
  ),
};

/** The ways in for programs that bring a protocol of their own. */
export const PROGRAM_ROUTES: RouteConfig[] = [
  {
    method: 'post',
    path: '/v1/chat/completions',
    operationId: 'createCompletion',
    ...WAY_IN,
    summary: '兼容 OpenAI 的对话接口',
    description:
      '把现有程序的 base URL 指到 `/v1` 即可。最后一条 `user` 消息是问题，之前的消息帮助理解追问；`system` 消息不起作用。' +
      '回答末尾列出依据，`annotations` 和 `wenju` 字段里有完整的引用。设置了 API_KEYS 时需要其中一个密钥。',
    request: body(CompletionRequest, { model: MODEL, messages: [{ role: 'user', content: QUESTION }] }),
    responses: {
      200: {
        description: '回答。资料里没有时也是正常的回答，`wenju.status` 为 `refused`。',
        content: {
          'application/json': { schema: Completion, example: COMPLETION_EXAMPLE },
          'text/event-stream': { schema: CompletionChunk, example: COMPLETION_STREAM_EXAMPLE },
        },
      },
      ...openAiErrors(
        'invalid_json',
        'invalid_request',
        'unauthorized',
        'origin_not_allowed',
        'messages_too_large',
        'unsupported_encoding',
        ...SERVICE_PROBLEMS,
      ),
    },
  },
  {
    method: 'get',
    path: '/v1/models',
    operationId: 'listModels',
    ...WAY_IN,
    summary: '模型列表',
    responses: {
      200: json('只有一个；提问时用别的名字也可以。', ModelsResponse, { object: 'list', data: [MODEL_EXAMPLE] }),
      ...openAiErrors('unauthorized'),
    },
  },
  {
    method: 'get',
    path: '/v1/models/{id}',
    operationId: 'getModel',
    ...WAY_IN,
    summary: '一个模型',
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json('模型。', Model, MODEL_EXAMPLE), ...openAiErrors('unauthorized', 'model_not_found') },
  },
  {
    method: 'post',
    path: '/mcp',
    operationId: 'mcp',
    ...WAY_IN,
    summary: 'MCP（Model Context Protocol，streamable HTTP，无会话）',
    description:
      '工具 `ask`（提问）和 `search_wording`（查原文），资源 `wenju://documents/{id}`（全文）。请用 MCP 客户端连接；设置了 API_KEYS 时需要其中一个密钥。',
    request: body(z.object({}).loose(), {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'ask', arguments: { question: QUESTION } },
    }),
    responses: {
      200: json('JSON-RPC 2.0 的结果。', z.object({}).loose()),
      202: { description: '通知已收到。' },
      ...problems('unauthorized', 'origin_not_allowed', 'body_too_large', 'internal'),
    },
  },
  {
    ...webhook,
    path: '/hooks',
    operationId: 'hook',
    request: { headers: signed, ...webhookBody },
    responses: webhookResponses,
  },
  {
    ...webhook,
    path: '/hooks/{name}',
    operationId: 'namedHook',
    description: `${webhook.description}名字把几个系统的对话分开。`,
    request: { params: z.object({ name: z.string() }), headers: signed, ...webhookBody },
    responses: webhookResponses,
  },
];

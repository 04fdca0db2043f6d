import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { Answer, ChatRequest } from '../core/contract/chat.ts';
import { DocumentResponse, DocumentsResponse } from '../core/contract/documents.ts';
import { Problem } from '../core/contract/problem.ts';
import { SearchRequest, SearchResponse } from '../core/contract/search.ts';
import { ANSWER_EXAMPLE, STREAM_EXAMPLE } from './openapi-examples.ts';
import { type ProblemCode, problemDetail, problemStatus } from './problem.ts';

/** The description of the API (OpenAPI 3.1), from the schemas that check its requests. */
export function openApiDocument() {
  const described = new OpenAPIHono();
  for (const route of ROUTES) described.openAPIRegistry.registerPath(route);
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '问据 Wenju',
      version: '1',
      description:
        '根据资料回答问题，每一句都指向原文中的确切字符。出错时返回 RFC 9457 problem+json：`code` 供程序判断，`detail` 是给访客看的一句话。',
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'chat', description: '提问' },
      { name: 'documents', description: '查阅原文' },
      { name: 'health', description: '运行状态' },
    ],
  });
}

type Responses = RouteConfig['responses'];

const json = (description: string, schema: z.ZodType, example?: unknown) => ({
  description,
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});

const body = (schema: z.ZodType, example: unknown) => ({
  body: { required: true, content: { 'application/json': { schema, example } } },
});

/** One response a status, listing the codes that share it. */
function problems(...codes: ProblemCode[]): Responses {
  const statuses = [...new Set(codes.map(problemStatus))];
  return Object.fromEntries(
    statuses.map((status) => {
      const sharing = codes.filter((code) => problemStatus(code) === status);
      const description = sharing.map((code) => `\`${code}\` ${problemDetail(code)}`).join('\n\n');
      return [status, { description, content: { 'application/problem+json': { schema: Problem } } }];
    }),
  );
}

const REQUEST_PROBLEMS = [
  'invalid_json',
  'invalid_request',
  'origin_not_allowed',
  'body_too_large',
  'unsupported_encoding',
] as const;
const SERVICE_PROBLEMS = ['internal', 'not_ready', 'overloaded', 'shutting_down'] as const;

const ROUTES: RouteConfig[] = [
  {
    method: 'post',
    path: '/api/chat',
    operationId: 'chat',
    tags: ['chat'],
    summary: '提问并得到带引用的回答',
    description:
      '默认返回一个 JSON。`stream: true`（或 `Accept: text/event-stream`）时依次发送事件 `sources`、`text-delta`…、`citation`…、`done`；' +
      '`text-delta` 的 `text` 相连就是 `done.answer`，中途出错时以 `error` 事件（Problem）结束，每 15 秒有一行心跳注释。',
    request: body(ChatRequest, { message: '维修之后要保存什么单据？' }),
    responses: {
      200: {
        description: '回答。资料里没有时 `status` 为 `refused`，这也是正常的回答。',
        content: {
          'application/json': { schema: Answer, example: ANSWER_EXAMPLE },
          'text/event-stream': { schema: z.string(), example: STREAM_EXAMPLE },
        },
      },
      ...problems(...REQUEST_PROBLEMS, ...SERVICE_PROBLEMS),
    },
  },
  {
    method: 'post',
    path: '/api/search',
    operationId: 'search',
    tags: ['documents'],
    summary: '查找原文',
    description: '返回逐字的原文片段，供需要引用原话的人使用。',
    request: body(SearchRequest, { query: '维修单据 保存', limit: 5 }),
    responses: {
      200: json('片段，最相关的在前。', SearchResponse),
      ...problems(...REQUEST_PROBLEMS, ...SERVICE_PROBLEMS),
    },
  },
  {
    method: 'get',
    path: '/api/documents',
    operationId: 'listDocuments',
    tags: ['documents'],
    summary: '资料列表',
    responses: { 200: json('索引中的全部资料。', DocumentsResponse), ...problems('internal', 'not_ready') },
  },
  {
    method: 'get',
    path: '/api/documents/{id}',
    operationId: 'getDocument',
    tags: ['documents'],
    summary: '一篇资料的全文',
    description: '引用的 `start`、`end` 是 `text` 中的 UTF-16 码元位置。',
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: json('全文和章节。', DocumentResponse),
      ...problems('document_not_found', 'internal', 'not_ready'),
    },
  },
  {
    method: 'get',
    path: '/health',
    operationId: 'health',
    tags: ['health'],
    summary: '进程是否存活',
    responses: { 200: json('存活。', z.object({ status: z.literal('ok') })) },
  },
  {
    method: 'get',
    path: '/health/ready',
    operationId: 'ready',
    tags: ['health'],
    summary: '能否回答问题',
    responses: {
      200: json(
        '能。`degraded` 表示新的资料未能载入，仍在使用上一版。',
        z.object({
          status: z.enum(['ready', 'degraded']),
          generation: z.string(),
          documents: z.number().int(),
          passages: z.number().int(),
          reasons: z.array(z.string()).optional(),
          note: z.string().optional(),
        }),
      ),
      ...problems('not_ready', 'shutting_down'),
    },
  },
];

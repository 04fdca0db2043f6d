import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { Answer, ChatRequest } from '../core/contract/chat.ts';
import { DocumentResponse, DocumentsResponse } from '../core/contract/documents.ts';
import { SearchRequest, SearchResponse } from '../core/contract/search.ts';
import { VisitorRequest, VisitorResponse } from '../core/contract/visitor.ts';
import { Welcome } from '../core/contract/welcome.ts';
import { CLUSTERS_ROUTES } from './openapi-clusters.ts';
import { CURATED_ROUTES } from './openapi-curated.ts';
import { ANSWER_EXAMPLE, SEARCH_EXAMPLE, STREAM_EXAMPLE } from './openapi-examples.ts';
import { LIBRARY_ROUTES } from './openapi-library.ts';
import { body, json, problems, REQUEST_PROBLEMS, SERVICE_PROBLEMS, VISITOR_PROBLEMS } from './openapi-parts.ts';
import { KEY_SCHEME, PROGRAM_ROUTES } from './openapi-programs.ts';
import { RECORDS_ROUTES, TOKEN_SCHEME } from './openapi-records.ts';
import { WECHAT_ROUTES } from './openapi-wechat.ts';

/** The description of the API (OpenAPI 3.1), from the schemas that check its requests. */
export function openApiDocument() {
  const described = new OpenAPIHono();
  described.openAPIRegistry.registerComponent('securitySchemes', TOKEN_SCHEME, { type: 'http', scheme: 'bearer' });
  described.openAPIRegistry.registerComponent('securitySchemes', KEY_SCHEME, { type: 'http', scheme: 'bearer' });
  for (const route of [
    ...ROUTES,
    ...PROGRAM_ROUTES,
    ...RECORDS_ROUTES,
    ...CLUSTERS_ROUTES,
    ...LIBRARY_ROUTES,
    ...CURATED_ROUTES,
    ...WECHAT_ROUTES,
  ])
    described.openAPIRegistry.registerPath(route);
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
      { name: 'programs', description: '给程序的其他入口' },
      { name: 'library', description: '资料、版本与标准答案' },
      { name: 'records', description: '评价与问答记录' },
      { name: 'wechat', description: '公众号和企业微信' },
      { name: 'health', description: '运行状态' },
    ],
  });
}

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
      ...problems(...REQUEST_PROBLEMS, ...VISITOR_PROBLEMS, 'too_many_questions', ...SERVICE_PROBLEMS),
    },
  },
  {
    method: 'post',
    path: '/api/search',
    operationId: 'search',
    tags: ['documents'],
    summary: '查找原文',
    description:
      '返回整条原文（连同各项），一字不差。查询可以是词语、引号里的原话、《标题》、条款号（`第25条第二款` 与 `第二十五条第二款` 相同），也可以一起用；' +
      '按条款号找到的在前，其次是含有原话的，再次是搜索到的。不再施行或尚未施行的也会返回，`in_force` 为 `false`；`as_of` 指定是哪一天，默认今天。',
    request: body(SearchRequest, { query: '《售后服务手册》第25条第二款', limit: 5 }),
    responses: {
      200: json('条款，最相关的在前。', SearchResponse, { results: [SEARCH_EXAMPLE] }),
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
    path: '/api/welcome',
    operationId: 'welcome',
    tags: ['chat'],
    summary: '提问之前给访客看的内容',
    responses: {
      200: json('可以先问的问题，以及人工客服的联系方式。', Welcome),
      ...problems('internal', 'not_ready'),
    },
  },
  {
    method: 'post',
    path: '/api/visitor',
    operationId: 'visitor',
    tags: ['chat'],
    summary: '领取访客令牌',
    description:
      '给网页用：之后的请求带上 `X-Visitor-Token`，对话就只有同一位访客能继续和评价，提问的快慢也按访客计算。半小时内有效，三十天内可以用旧的换新的。' +
      '程序直接调用接口不需要它。',
    request: body(VisitorRequest, {}),
    responses: {
      200: json('令牌。', VisitorResponse, { token: `${'A'.repeat(22)}.t0p1q2.${'B'.repeat(43)}`, expires_in: 1800 }),
      ...problems(...REQUEST_PROBLEMS, 'internal'),
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
        '能。`degraded` 表示新的资料未能载入而仍在使用上一版，或问答记录暂时无法保存；回答不受影响。',
        z.object({
          status: z.enum(['ready', 'degraded']),
          generation: z.string(),
          documents: z.number().int(),
          passages: z.number().int(),
          store: z.object({
            kind: z.enum(['embedded', 'postgresql']),
            status: z.enum(['off', 'opening', 'open', 'unavailable']),
            waiting: z.number().int().describe('尚未写入的问答。'),
            dropped: z.number().int().describe('启动以来没能保存的问答。'),
          }),
          reasons: z.array(z.string()).optional(),
          note: z.string().optional(),
        }),
      ),
      ...problems('not_ready', 'shutting_down'),
    },
  },
];

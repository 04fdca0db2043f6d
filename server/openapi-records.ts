import { type RouteConfig, z } from '@hono/zod-openapi';
import {
  AdminSession,
  ConversationResponse,
  ConversationsQuery,
  ConversationsResponse,
  FeedbackResponse,
  PageQuery,
  Summary,
  SummaryQuery,
  UnansweredResponse,
} from '../core/contract/admin.ts';
import { ChatRequest } from '../core/contract/chat.ts';
import { Explanation } from '../core/contract/explain.ts';
import { FeedbackRequest } from '../core/contract/feedback.ts';
import { ANSWER_EXAMPLE, EXPLANATION_EXAMPLE } from './openapi-examples.ts';
import { body, json, problems, REQUEST_PROBLEMS, SERVICE_PROBLEMS } from './openapi-parts.ts';

export const TOKEN_SCHEME = 'token';

const ADMIN_PROBLEMS = ['unauthorized', 'admin_disabled', 'records_off', 'internal', 'store_unavailable'] as const;
const admin = { tags: ['records'], security: [{ [TOKEN_SCHEME]: [] }] };
const id = z.object({ id: z.string() });

/** Feedback, and what the owner of the documents may read of what was kept. */
export const RECORDS_ROUTES: RouteConfig[] = [
  {
    method: 'post',
    path: '/api/feedback',
    operationId: 'giveFeedback',
    tags: ['records'],
    summary: '评价一条回答',
    description: '`message_id` 是回答的 `id`。可以重复提交，以最后一次为准。',
    request: body(FeedbackRequest, { message_id: ANSWER_EXAMPLE.id, rating: 'down', reason: '不完整' }),
    responses: {
      204: { description: '已保存。' },
      ...problems(
        ...REQUEST_PROBLEMS,
        'visitor_invalid',
        'records_off',
        'message_not_found',
        ...SERVICE_PROBLEMS,
        'store_unavailable',
      ),
    },
  },
  {
    method: 'get',
    path: '/api/admin/session',
    operationId: 'session',
    ...admin,
    summary: '令牌的角色',
    description: '`agent` 可以查看，`admin` 还可以修改和删除。',
    responses: {
      200: json('这个令牌的角色。', AdminSession, { role: 'agent' }),
      ...problems('unauthorized', 'admin_disabled', 'internal'),
    },
  },
  {
    method: 'post',
    path: '/api/admin/explain',
    operationId: 'explain',
    ...admin,
    tags: ['chat'],
    summary: '提问，并说明回答是怎么来的',
    description:
      '与 `POST /api/chat` 相同的请求（不能 `stream`），另外给出：问题被理解成什么、找到的段落和各路得分、参与比较的句子、把握的各项依据和门槛、由哪条规则决定。不计入访客的问答记录。',
    request: body(ChatRequest.omit({ stream: true }), { message: '维修之后要保存什么单据？' }),
    responses: {
      200: json('回答和它的由来。', Explanation, EXPLANATION_EXAMPLE),
      ...problems('unauthorized', 'admin_disabled', ...REQUEST_PROBLEMS, ...SERVICE_PROBLEMS),
    },
  },
  {
    method: 'get',
    path: '/api/admin/unanswered',
    operationId: 'listUnanswered',
    ...admin,
    summary: '没有答好的问题',
    description: '资料里没有依据的，和被评为不好的，最新的在前；其中的个人信息已经遮盖。',
    request: { query: PageQuery },
    responses: { 200: json('一页问题。', UnansweredResponse), ...problems('invalid_request', ...ADMIN_PROBLEMS) },
  },
  {
    method: 'get',
    path: '/api/admin/feedback',
    operationId: 'listFeedback',
    ...admin,
    summary: '收到的评价',
    request: { query: PageQuery },
    responses: { 200: json('一页评价。', FeedbackResponse), ...problems('invalid_request', ...ADMIN_PROBLEMS) },
  },
  {
    method: 'get',
    path: '/api/admin/summary',
    operationId: 'summary',
    ...admin,
    summary: '一段时间的概况',
    request: { query: SummaryQuery },
    responses: { 200: json('各项计数。', Summary), ...problems('invalid_request', ...ADMIN_PROBLEMS) },
  },
  {
    method: 'get',
    path: '/api/admin/conversations',
    operationId: 'listConversations',
    ...admin,
    summary: '对话列表',
    description: '可以按文字、回答的状态和评价筛选：列出有一次问答同时符合各项的对话。',
    request: { query: ConversationsQuery },
    responses: { 200: json('一页对话。', ConversationsResponse), ...problems('invalid_request', ...ADMIN_PROBLEMS) },
  },
  {
    method: 'get',
    path: '/api/admin/conversations/{id}',
    operationId: 'getConversation',
    ...admin,
    summary: '一段对话的全部问答',
    request: { params: id },
    responses: {
      200: json('问答，最早的在前。', ConversationResponse),
      ...problems('conversation_not_found', ...ADMIN_PROBLEMS),
    },
  },
  {
    method: 'delete',
    path: '/api/admin/conversations/{id}',
    operationId: 'forgetConversation',
    ...admin,
    summary: '删除一段对话',
    description: '连同它的评价，不可恢复。需要 ADMIN_TOKEN。',
    request: { params: id },
    responses: {
      204: { description: '已删除。' },
      ...problems('forbidden', 'conversation_not_found', ...ADMIN_PROBLEMS),
    },
  },
];

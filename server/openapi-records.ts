import { type RouteConfig, z } from '@hono/zod-openapi';
import {
  ConversationResponse,
  ConversationsResponse,
  FeedbackResponse,
  PageQuery,
  Summary,
  SummaryQuery,
  UnansweredResponse,
} from '../core/contract/admin.ts';
import { FeedbackRequest } from '../core/contract/feedback.ts';
import { ANSWER_EXAMPLE } from './openapi-examples.ts';
import { body, json, problems, REQUEST_PROBLEMS, SERVICE_PROBLEMS } from './openapi-parts.ts';

export const TOKEN_SCHEME = 'token';

const ADMIN_PROBLEMS = ['unauthorized', 'admin_disabled', 'internal', 'store_unavailable'] as const;
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
      ...problems(...REQUEST_PROBLEMS, 'message_not_found', ...SERVICE_PROBLEMS, 'store_unavailable'),
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
    request: { query: PageQuery },
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

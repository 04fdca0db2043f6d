import { type RouteConfig, z } from '@hono/zod-openapi';
import {
  ClusterChange,
  ClusterQuery,
  ClusterResponse,
  ClustersQuery,
  ClustersResponse,
  type QuestionCluster,
} from '../core/contract/clusters.ts';
import { body, json, problems } from './openapi-parts.ts';
import { TOKEN_SCHEME } from './openapi-records.ts';

const PROBLEMS = [
  'invalid_request',
  'unauthorized',
  'admin_disabled',
  'records_off',
  'internal',
  'store_unavailable',
] as const;
const admin = { tags: ['records'], security: [{ [TOKEN_SCHEME]: [] }] };
const params = z.object({ id: z.string() });

const EXAMPLE: QuestionCluster = {
  id: '5f0c1d9e-3a52-4c0b-9a55-0a4a4d1f7f10',
  question: '能开增值税专用发票吗？',
  state: 'open',
  reopened: false,
  questions: 7,
  conversations: 6,
  refused: 6,
  down_voted: 1,
  first_at: '2026-11-16T02:10:00.000Z',
  last_at: '2026-11-22T08:31:00.000Z',
  trend: [1, 0, 0, 1, 2, 0, 3],
  reasons: [{ reason: '没有回答我的问题', count: 1 }],
  nearest: [{ document_id: 'after-sales', document_title: '售后服务手册', section_path: ['发票'] }],
};

/** Unanswered questions, those that ask the same counted together. */
export const CLUSTERS_ROUTES: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/admin/unanswered/clusters',
    operationId: 'listClusters',
    ...admin,
    summary: '没有答好的问题，按意思归在一起',
    description: '问得最多的在前。标记为已解决之后又有人问而没有答上来的，会重新出现在待处理里。',
    request: { query: ClustersQuery },
    responses: {
      200: json('各组问题。', ClustersResponse, {
        items: [EXAMPLE],
        counts: { open: 1, resolved: 0, ignored: 0 },
        waiting: 0,
      }),
      ...problems('not_ready', ...PROBLEMS),
    },
  },
  {
    method: 'get',
    path: '/api/admin/unanswered/clusters/{id}',
    operationId: 'getCluster',
    ...admin,
    summary: '一组问题中的每一次提问',
    request: { params, query: ClusterQuery },
    responses: {
      200: json('这组问题，和其中的提问，最新的在前。', ClusterResponse, { cluster: EXAMPLE, questions: [] }),
      ...problems('cluster_not_found', ...PROBLEMS),
    },
  },
  {
    method: 'patch',
    path: '/api/admin/unanswered/clusters/{id}',
    operationId: 'changeCluster',
    ...admin,
    summary: '标记一组问题',
    request: { params, ...body(ClusterChange, { state: 'resolved' }) },
    responses: {
      204: { description: '已标记。' },
      ...problems('invalid_json', 'body_too_large', 'unsupported_encoding', 'cluster_not_found', ...PROBLEMS),
    },
  },
];

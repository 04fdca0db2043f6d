import type { RouteConfig } from '@hono/zod-openapi';
import {
  CuratedItem,
  CuratedListResponse,
  CuratedRemovedResponse,
  CuratedRequest,
  CuratedSavedResponse,
} from '../core/contract/curated.ts';
import { CHANGE, idParam, library, READ } from './openapi-library.ts';
import { CURATED_EXAMPLE, INGEST_JOB_EXAMPLE } from './openapi-library-examples.ts';
import { body, json, problems, REQUEST_PROBLEMS } from './openapi-parts.ts';

const REQUEST = body(CuratedRequest, {
  questions: CURATED_EXAMPLE.questions,
  answer: CURATED_EXAMPLE.answer,
  citations: CURATED_EXAMPLE.citations.map(({ document, quote }) => ({ document, quote })),
});

/** Approved answers. */
export const CURATED_ROUTES: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/admin/curated',
    operationId: 'listCurated',
    ...library,
    summary: '标准答案',
    responses: {
      200: json('需要处理的在前。', CuratedListResponse, { items: [CURATED_EXAMPLE] }),
      ...problems(...READ),
    },
  },
  {
    method: 'post',
    path: '/api/admin/curated',
    operationId: 'createCurated',
    ...library,
    summary: '写一条标准答案',
    description:
      '每句话后面要有 `[1]` 这样的出处编号；引用必须是资料里的原话。保存后自动导入，同时成为一道评测题。需要 ADMIN_TOKEN。',
    request: REQUEST,
    responses: {
      201: json('已保存。', CuratedSavedResponse, { item: CURATED_EXAMPLE, job: INGEST_JOB_EXAMPLE }),
      ...problems(...REQUEST_PROBLEMS, ...CHANGE),
    },
  },
  {
    method: 'get',
    path: '/api/admin/curated/{id}',
    operationId: 'getCurated',
    ...library,
    summary: '一条标准答案',
    request: { params: idParam },
    responses: { 200: json('标准答案。', CuratedItem, CURATED_EXAMPLE), ...problems('curated_not_found', ...READ) },
  },
  {
    method: 'put',
    path: '/api/admin/curated/{id}',
    operationId: 'changeCurated',
    ...library,
    summary: '修改一条标准答案',
    request: {
      params: idParam,
      ...REQUEST,
    },
    responses: {
      200: json('已保存。', CuratedSavedResponse, { item: CURATED_EXAMPLE, job: INGEST_JOB_EXAMPLE }),
      ...problems('curated_not_found', ...REQUEST_PROBLEMS, ...CHANGE),
    },
  },
  {
    method: 'delete',
    path: '/api/admin/curated/{id}',
    operationId: 'removeCurated',
    ...library,
    summary: '删除一条标准答案',
    request: { params: idParam },
    responses: {
      200: json('已删除，导入后不再给出。', CuratedRemovedResponse, { job: INGEST_JOB_EXAMPLE }),
      ...problems('curated_not_found', ...CHANGE),
    },
  },
];

import { type RouteConfig, z } from '@hono/zod-openapi';
import { DoctorReport } from '../core/contract/doctor.ts';
import {
  DoctorQuery,
  GenerationsResponse,
  IngestJob,
  LatestIngestResponse,
  LibraryResponse,
  UploadQuery,
  UploadResponse,
} from '../core/contract/library.ts';
import {
  DOCTOR_EXAMPLE,
  GENERATIONS_EXAMPLE,
  INGEST_JOB_EXAMPLE,
  LIBRARY_EXAMPLE,
} from './openapi-library-examples.ts';
import { json, problems } from './openapi-parts.ts';
import { TOKEN_SCHEME } from './openapi-records.ts';

export const READ = ['unauthorized', 'admin_disabled', 'internal', 'not_ready', 'storage_failed'] as const;
export const CHANGE = [...READ, 'forbidden', 'storage_full'] as const;
export const library = { tags: ['library'], security: [{ [TOKEN_SCHEME]: [] }] };
export const idParam = z.object({ id: z.string() });

const Files = z.object({ file: z.array(z.string().meta({ format: 'binary' })) });

/** What the owner of the documents does with them: files, ingests, generations, the doctor. */
export const LIBRARY_ROUTES: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/admin/documents',
    operationId: 'listLibrary',
    ...library,
    summary: '资料与上传的文件',
    responses: {
      200: json('资料，以及还没有进入索引的文件。', LibraryResponse, LIBRARY_EXAMPLE),
      ...problems(...READ),
    },
  },
  {
    method: 'post',
    path: '/api/admin/documents',
    operationId: 'uploadDocuments',
    ...library,
    summary: '上传资料',
    description:
      '一次可以有几个文件，要么都保存，要么都不保存；之后请求一次导入才会生效。需要 ADMIN_TOKEN。例如 ' +
      "`curl -H 'Authorization: Bearer …' -F file=@手册.docx -F file=@问答.csv http://localhost:3000/api/admin/documents`",
    request: {
      query: UploadQuery,
      body: { required: true, content: { 'multipart/form-data': { schema: Files } } },
    },
    responses: {
      201: json('已保存的文件。', UploadResponse, { files: [{ name: '手册.docx', bytes: 48_211, replaced: false }] }),
      ...problems('invalid_request', 'file_exists', 'file_unusable', 'upload_too_large', ...CHANGE),
    },
  },
  {
    method: 'delete',
    path: '/api/admin/documents/{upload}',
    operationId: 'removeUpload',
    ...library,
    summary: '删除一个上传的文件',
    description: '`upload` 是文件名。下一次导入后不再用它回答。需要 ADMIN_TOKEN。',
    request: { params: z.object({ upload: z.string() }) },
    responses: { 204: { description: '已删除。' }, ...problems('upload_not_found', ...CHANGE) },
  },
  {
    method: 'post',
    path: '/api/admin/ingest',
    operationId: 'requestIngest',
    ...library,
    summary: '请求导入',
    description: '一次只运行一个；运行中再请求，会在它之后再运行一次。需要 ADMIN_TOKEN。',
    responses: {
      202: json('这次导入。', IngestJob, INGEST_JOB_EXAMPLE),
      ...problems('unauthorized', 'forbidden', 'admin_disabled', 'internal'),
    },
  },
  {
    method: 'get',
    path: '/api/admin/ingest',
    operationId: 'latestIngest',
    ...library,
    summary: '最近一次导入',
    responses: {
      200: json('服务启动以来最近的一次。', LatestIngestResponse, { job: INGEST_JOB_EXAMPLE }),
      ...problems('unauthorized', 'admin_disabled', 'internal'),
    },
  },
  {
    method: 'get',
    path: '/api/admin/ingest/{job}',
    operationId: 'getIngest',
    ...library,
    summary: '一次导入的进度和结果',
    request: { params: z.object({ job: z.string() }) },
    responses: {
      200: json('进度或结果。', IngestJob, INGEST_JOB_EXAMPLE),
      ...problems('ingest_job_not_found', 'unauthorized', 'admin_disabled', 'internal'),
    },
  },
  {
    method: 'get',
    path: '/api/admin/generations',
    operationId: 'listGenerations',
    ...library,
    summary: '可以回到的版本',
    responses: {
      200: json('索引的版本，最新的在前。', GenerationsResponse, GENERATIONS_EXAMPLE),
      ...problems(...READ),
    },
  },
  {
    method: 'post',
    path: '/api/admin/generations/{id}/activate',
    operationId: 'activateGeneration',
    ...library,
    summary: '切换到一个版本',
    description: '重启后仍然保持，直到下一次请求导入。文件逐个校验过才切换。需要 ADMIN_TOKEN。',
    request: { params: idParam },
    responses: {
      200: json('切换后的版本列表。', GenerationsResponse, GENERATIONS_EXAMPLE),
      ...problems('generation_not_found', 'generation_unusable', 'ingest_running', ...CHANGE),
    },
  },
  {
    method: 'get',
    path: '/api/admin/doctor',
    operationId: 'examineDocuments',
    ...library,
    summary: '资料体检',
    description: '与命令 `npm run ingest -- --doctor --json` 相同。',
    request: { query: DoctorQuery },
    responses: {
      200: json('发现的问题。', DoctorReport, DOCTOR_EXAMPLE),
      ...problems('invalid_request', 'examination_failed', ...READ),
    },
  },
];

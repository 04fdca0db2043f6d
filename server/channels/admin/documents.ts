import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createValidity } from '../../../core/answer/validity.ts';
import {
  type LibraryDocument,
  type LibraryResponse,
  UploadQuery,
  type UploadResponse,
  type WaitingUpload,
} from '../../../core/contract/library.ts';
import { mayBeOfFormat } from '../../../core/documents/file-signature.ts';
import type { OwnerFile, OwnerFiles } from '../../../core/documents/owner-files.ts';
import { uploadName } from '../../../core/documents/upload-name.ts';
import type { Generation } from '../../../core/generation/generation.ts';
import { jsonResponse } from '../../json.ts';
import type { Library } from '../../library/library.ts';
import { naming } from '../../library/named-rejections.ts';
import { Rejection } from '../../problem.ts';
import { summaryOf } from '../api/documents.ts';
import type { LibraryDeps } from './library.ts';
import { readQuery } from './query.ts';

const MIB = 1024 * 1024;
/** Bytes of one request: it is held in memory until every file of it is found good. */
export const UPLOAD_LIMIT = 64 * MIB;
const FRAMING = 64 * 1024;
/** As ingest calls what lies in the folder of uploads. */
const UPLOADS = 'uploads/';

const limitUpload = bodyLimit({
  maxSize: UPLOAD_LIMIT + FRAMING,
  onError: () => {
    throw new Rejection('upload_too_large');
  },
});

/** `/api/admin/documents`: what is answered from, and the files that were uploaded. */
export function documents({ library, knowledge, log, adminOnly }: LibraryDeps): Hono {
  const app = new Hono();
  const serving = () => {
    const current = knowledge.current();
    if (current === null) throw new Rejection('not_ready');
    return current;
  };

  app.get('/', async () => {
    const { generation } = serving();
    const files = await naming(library.uploads.list(), log);
    const kept = await naming(library.generations.kept(), log);
    const { id, createdAt } = generation.manifest;
    const response: LibraryResponse = {
      generation: { id, created_at: createdAt, held: kept.some((one) => one.held && one.manifest.id === id) },
      documents: documentsOf(generation, files, library.today()),
      waiting: waitingOf(generation, files, library),
      formats: [...library.formats],
      upload_limit: UPLOAD_LIMIT,
    };
    return jsonResponse(response);
  });

  app.post('/', adminOnly, limitUpload, async (c) => {
    const replace = readQuery(c, UploadQuery).replace === 'true';
    const files = await checkedFiles(await filesOf(c), library);
    const known = new Set((await naming(library.uploads.list(), log)).map(({ name }) => name));
    const taken = files.filter(({ name }) => known.has(name));
    if (taken.length > 0 && !replace) {
      throw new Rejection(
        'file_exists',
        taken.map(({ name }) => ({ path: name, message: '已经存在' })),
      );
    }
    for (const file of files) await naming(store(file, library.uploads), log);
    const stored = files.map(({ name, bytes }) => ({ name, bytes: bytes.length, replaced: known.has(name) }));
    return jsonResponse({ files: stored } satisfies UploadResponse, 201);
  });

  app.delete('/:upload', adminOnly, async (c) => {
    const removed = await naming(library.uploads.remove(c.req.param('upload')), log);
    if (!removed) throw new Rejection('upload_not_found');
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  });
  return app;
}

function documentsOf({ documents, manifest }: Generation, files: readonly OwnerFile[], day: string): LibraryDocument[] {
  const absent = createValidity(documents).absentOn(day);
  const uploads = new Set(files.map(({ name }) => name));
  return manifest.documents.flatMap(({ id, passages, indexedAt }) => {
    const document = documents.get(id);
    if (document === undefined) return [];
    const upload = uploadOf(document.source.path);
    const reason = absent.get(id)?.reason;
    return {
      ...summaryOf(document, passages),
      characters: document.text.length,
      indexed_at: indexedAt ?? manifest.createdAt,
      ...(reason !== undefined && { absent: reason }),
      ...(upload !== undefined && uploads.has(upload) && { upload }),
    };
  });
}

const uploadOf = (path: string): string | undefined =>
  path.startsWith(UPLOADS) ? path.slice(UPLOADS.length) : undefined;

/** Files that the generation lacks, or that were replaced after it had read them. */
function waitingOf({ manifest }: Generation, files: readonly OwnerFile[], library: Library): WaitingUpload[] {
  const readAt = new Map(manifest.documents.map(({ path, indexedAt = manifest.createdAt }) => [path, indexedAt]));
  const report = library.ingest.latest()?.report;
  return files.flatMap(({ name, bytes, changedAt }) => {
    const path = `${UPLOADS}${name}`;
    const uploaded_at = changedAt.toISOString();
    if (uploaded_at <= (readAt.get(path) ?? '')) return [];
    const failure = report?.failed.find((failed) => failed.path === path);
    const twin = report?.duplicates.find((duplicate) => duplicate.path === path);
    const problem = failure ?? (twin && { reason: 'duplicate', message: twin.of });
    return {
      name,
      bytes,
      uploaded_at,
      ...(problem && { problem: { reason: problem.reason, message: problem.message } }),
    };
  });
}

type Upload = { name: string; bytes: Uint8Array };

/** The files of a form, whatever their fields are called. */
async function filesOf(c: Context): Promise<File[]> {
  const form = await c.req.formData().catch(() => {
    throw new Rejection('invalid_request', [{ path: 'file', message: '应以 multipart/form-data 上传' }]);
  });
  const files = [...form.values()].filter((value) => value instanceof File);
  if (files.length === 0) throw new Rejection('invalid_request', [{ path: 'file', message: '没有选择文件' }]);
  return files;
}

/** What is there already stays as old as it is. */
async function store({ name, bytes }: Upload, uploads: OwnerFiles): Promise<void> {
  const known = await uploads.read(name);
  if (known === null || Buffer.compare(known, bytes) !== 0) await uploads.write(name, bytes);
}

/** All of them or none: who uploads ten files does not want to find out which three were kept. */
async function checkedFiles(files: readonly File[], { formatOf, formats }: Library): Promise<Upload[]> {
  const uploads: Upload[] = [];
  const wrong: { path: string; message: string }[] = [];
  for (const file of files) {
    const name = uploadName(file.name);
    const format = name === null ? null : formatOf(name);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const message = wrongWith(name, format, bytes, formats);
    if (message === undefined && name !== null) uploads.push({ name, bytes });
    else wrong.push({ path: name ?? '文件', message: message ?? '' });
  }
  const names = uploads.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) wrong.push({ path: twice, message: '在这次上传里出现了两次' });
  if (wrong.length > 0) throw new Rejection('file_unusable', wrong);
  return uploads;
}

function wrongWith(
  name: string | null,
  format: ReturnType<Library['formatOf']>,
  bytes: Uint8Array,
  formats: readonly string[],
): string | undefined {
  if (name === null) return '没有可用的文件名';
  if (format === null) return `不是能读取的格式，可以上传 ${formats.join(' ')}`;
  if (bytes.length === 0) return '是空文件';
  if (bytes.length > format.maxBytes) return `超过 ${format.maxBytes / MIB} MiB，请拆成几个文件`;
  return mayBeOfFormat(format.name, bytes) ? undefined : '内容与扩展名不符，或者已经损坏';
}

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createLibraryFiles } from '../../core/adapters/library-files.ts';
import { createStore } from '../../core/adapters/wire.ts';
import { IngestJob, LibraryResponse } from '../../core/contract/library.ts';
import { Problem } from '../../core/contract/problem.ts';
import { compiled } from '../../core/testing/compile.ts';
import { tinyModelFiles, writeModelFolder } from '../../core/testing/tiny-model.ts';
import { createKnowledge } from '../knowledge.ts';
import { createExaminer } from '../library/examiner.ts';
import { createIngestJobs } from '../library/ingest-jobs.ts';
import { runIngest, runJson } from '../library/ingest-process.ts';
import type { Library } from '../library/library.ts';
import { takeUp } from '../library/take-up.ts';
import { recordingLog, servingOf, testApp } from './test-app.ts';

export const ADMIN = 'the-administrator-of-the-test';
export const AGENT = 'an-agent-of-the-test';
export const RETURNS = '退货说明\n\n自签收之日起七日内可以退货。\n\n运费由商家承担。\n';

type Given = {
  /** A folder of documents of its own. */
  source?: string;
  program?: string;
  change?: (library: Library) => Partial<Library>;
};

export type RealLibrary = Awaited<ReturnType<typeof realLibrary>>;
export type LibraryScene = Awaited<ReturnType<RealLibrary['scene']>>;

/** The console's documents over a real index on disk and the real ingest, a process of its own. Each scene has its own copy. */
export async function realLibrary() {
  const root = await mkdtemp(join(tmpdir(), 'wenju 资料-'));
  const at = (...names: string[]) => join(root, ...names);
  const env = 'EMBEDDING_MODEL';
  const before = process.env[env];
  let folders = 0;
  await writeModelFolder(at('model'), tinyModelFiles());
  // The ingest inherits the environment.
  process.env[env] = at('model');
  await index(at('docs'), at('data'));

  async function scene({ source, program = compiled('ingest/main.ts'), change = () => ({}) }: Given = {}) {
    folders += 1;
    const data = at(`data-${folders}`);
    if (source === undefined) await cp(at('data'), data, { recursive: true });
    else await index(source, data);
    const command = (path: string) => [path, '--data-dir', data, '--json'];

    const store = createStore(data);
    const { log } = recordingLog();
    const knowledge = createKnowledge({ store, assemble: async (generation) => servingOf(generation), log });
    await knowledge.load();
    const jobs = createIngestJobs({
      run: (onProgress) => runIngest([...command(program), '--progress'], onProgress),
      onPublished: (generation) => takeUp(generation, knowledge),
      newId: () => crypto.randomUUID(),
      clock: () => new Date(),
      log,
    });
    const base: Library = {
      ...createLibraryFiles(data),
      ingest: jobs,
      examiner: createExaminer({ run: () => runJson([...command(program), '--doctor'], () => undefined).ended, log }),
      newCuratedId: () => `20261122-${crypto.randomUUID().slice(0, 6)}`,
      today: () => '2026-11-22',
    };
    const library = { ...base, ...change(base) };
    const { app, entries } = await testApp({ library, knowledge, tokens: { admin: ADMIN, agent: AGENT } });

    const call = (method: string, path: string, body?: unknown, token = ADMIN) => {
      const headers = { authorization: `Bearer ${token}` };
      const sent = body instanceof FormData ? body : body === undefined ? null : JSON.stringify(body);
      return app.request(`/api/admin/${path}`, { method, headers, body: sent });
    };
    const upload = (files: Record<string, string | Uint8Array>, query = '') => {
      const form = new FormData();
      for (const [name, content] of Object.entries(files)) form.append('file', new File([Buffer.from(content)], name));
      return call('POST', `documents${query}`, form);
    };
    const problemOf = async (response: Response) => {
      const { status, code, detail, errors } = Problem.parse(await response.json());
      return { is: `${status} ${code}`, detail, errors };
    };
    const listed = async () => LibraryResponse.parse(await (await call('GET', 'documents', undefined, AGENT)).json());
    async function ended(job: IngestJob): Promise<IngestJob> {
      const read = async () => IngestJob.parse(await (await call('GET', `ingest/${job.id}`)).json());
      await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toMatch(/done|failed/);
      return read();
    }
    const ingested = async () => ended(IngestJob.parse(await (await call('POST', 'ingest')).json()));
    return { data, call, upload, problemOf, listed, ingested, ended, knowledge, jobs, entries, command };
  }

  async function close(): Promise<void> {
    if (before === undefined) delete process.env[env];
    else process.env[env] = before;
    await rm(root, { recursive: true });
  }

  return { at, scene, close };
}

/** An index of one document. */
async function index(source: string, data: string): Promise<void> {
  await mkdir(source);
  await writeFile(join(source, '退货.txt'), RETURNS);
  const command = [compiled('ingest/main.ts'), '--data-dir', data, '--json', '--source', source];
  const { ended } = runIngest(command, () => undefined);
  expect(await ended).toMatchObject({ report: { outcome: 'published' } });
}

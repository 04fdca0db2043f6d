import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DoctorReport } from '../../core/contract/doctor.ts';
import { GenerationsResponse, IngestJob } from '../../core/contract/library.ts';
import { StorageFailed } from '../../core/errors.ts';
import { compiled } from '../../core/testing/compile.ts';
import { AGENT, RETURNS, type RealLibrary, realLibrary } from '../testing/real-library.ts';
import { runJson } from './ingest-process.ts';

const WARRANTY = '保修说明\n\n整机保修一年。\n\n配件保修半年。\n';

let library: RealLibrary;
beforeAll(async () => {
  library = await realLibrary();
});
afterAll(() => library.close());
const at = (...names: string[]) => library.at(...names);
const scene = (...given: Parameters<RealLibrary['scene']>) => library.scene(...given);

describe('documents', () => {
  it('are uploaded, answered from after an ingest with progress, replaced when asked, and removed', async () => {
    const { upload, listed, ingested, call, problemOf, data, knowledge } = await scene();
    const stored = await upload({ '保修.txt': WARRANTY, '../../店/常见 问答.csv': '问题,回答\n几点开门,九点开门' });
    expect(stored.status).toBe(201);
    expect(await stored.json()).toMatchObject({
      files: [{ name: '保修.txt', replaced: false }, { name: '常见 问答.csv' }],
    });
    expect((await readdir(join(data, 'uploads'))).sort()).toEqual(['保修.txt', '常见 问答.csv']);
    expect((await listed()).waiting.map(({ name }) => name)).toEqual(['保修.txt', '常见 问答.csv']);

    const job = await ingested();
    expect(job).toMatchObject({ status: 'done', progress: { stage: 'embedding' }, report: { outcome: 'published' } });
    const { documents, waiting, generation } = await listed();
    expect(waiting).toEqual([]);
    expect(documents.map(({ source, upload: name }) => [source.path, name])).toEqual([
      ['退货.txt', undefined],
      ['uploads/保修.txt', '保修.txt'],
      ['uploads/常见 问答.csv', '常见 问答.csv'],
    ]);
    expect(generation.id).toBe(knowledge.current()?.generation.manifest.id);
    expect(generation.id).toBe(job.report?.generation);

    const again = await problemOf(await upload({ '保修.txt': `${WARRANTY}\n电池保修三个月。` }));
    expect(again).toMatchObject({ is: '409 file_exists', detail: expect.stringContaining('保修.txt') });
    expect((await upload({ '保修.txt': `${WARRANTY}\n电池保修三个月。` }, '?replace=true')).status).toBe(201);
    expect((await listed()).waiting.map(({ name }) => name)).toEqual(['保修.txt']);
    await ingested();
    expect((await listed()).waiting).toEqual([]);
    expect((await upload({ '保修.txt': `${WARRANTY}\n电池保修三个月。` }, '?replace=true')).status).toBe(201);
    expect((await listed()).waiting).toEqual([]);

    expect((await call('DELETE', `documents/${encodeURIComponent('保修.txt')}`)).status).toBe(204);
    expect((await problemOf(await call('DELETE', `documents/${encodeURIComponent('保修.txt')}`))).is).toBe(
      '404 upload_not_found',
    );
    expect((await ingested()).report?.removed).toEqual(['uploads/保修.txt']);
    expect((await listed()).documents).toHaveLength(2);
  }, 60_000);

  it('that cannot be read are refused before anything is kept, or named by the ingest that left them out', async () => {
    const { upload, listed, ingested, problemOf, data } = await scene();
    const wrong = await problemOf(
      await upload({
        '好.txt': WARRANTY,
        '坏.pdf': 'not a pdf',
        '假.docx': WARRANTY,
        '程序.exe': 'MZ',
        '空.md': '',
        '图.txt': new Uint8Array([0x89, 0x50, 0, 0, 0, 13]),
      }),
    );
    expect(wrong.is).toBe('415 file_unusable');
    expect(wrong.errors?.map(({ path }) => path)).toEqual(['坏.pdf', '假.docx', '程序.exe', '空.md', '图.txt']);
    await expect(readdir(join(data, 'uploads'))).rejects.toThrow(/ENOENT/);

    await upload({ '断.pdf': '%PDF-1.7\nbroken', '保修.txt': WARRANTY, '又是退货.txt': RETURNS });
    const job = await ingested();
    expect(job.status).toBe('done');
    expect(job.report?.failed.map(({ path, reason }) => [path, reason])).toEqual([['uploads/断.pdf', 'damaged']]);
    const { waiting, documents } = await listed();
    expect(waiting.map(({ name, problem }) => [name, problem?.reason])).toEqual([
      ['又是退货.txt', 'duplicate'],
      ['断.pdf', 'damaged'],
    ]);
    expect(documents).toHaveLength(2);
  }, 60_000);

  it('are not touched by names from outside, other bodies or too large ones', async () => {
    const { call, upload, problemOf, data } = await scene();
    await upload({ 'a.txt': WARRANTY });
    for (const name of ['../index/CURRENT', '..', '.', 'a.txt/..', '%00', ''])
      expect([404, 405]).toContain((await call('DELETE', `documents/${encodeURIComponent(name)}`)).status);
    expect(await readdir(join(data, 'index'))).toContain('CURRENT');
    expect((await problemOf(await call('POST', 'documents', { file: 'x' }))).is).toBe('400 invalid_request');
    expect((await problemOf(await call('POST', 'documents', new FormData()))).is).toBe('400 invalid_request');
    const large = new Uint8Array(21 * 1024 * 1024).fill(0x61);
    expect((await problemOf(await upload({ '大.md': large }))).detail).toContain('大.md 超过 20 MiB');
    const rest = new Uint8Array(60 * 1024 * 1024).fill(0x61);
    expect((await problemOf(await upload({ '大.txt': rest, '大.md': large }))).is).toBe('413 upload_too_large');
  }, 60_000);

  it('are kept whole or not at all when the disk is full, and the console says so', async () => {
    const { upload, problemOf, listed, entries } = await scene({
      change: ({ uploads }) => ({
        uploads: {
          ...uploads,
          write: (name) =>
            Promise.reject(new StorageFailed(name, 'ENOSPC', 'Cannot write: the disk is full (ENOSPC).')),
        },
      }),
    });
    const full = await problemOf(await upload({ '保修.txt': WARRANTY }));
    expect(full).toMatchObject({ is: '507 storage_full', detail: expect.stringContaining('磁盘空间不足') });
    expect((await listed()).waiting).toEqual([]);
    expect(entries.some(({ message }) => message === 'storage_full')).toBe(true);
  }, 60_000);

  it('are for agents to read and for administrators to change', async () => {
    const { call, problemOf, listed } = await scene();
    await listed();
    for (const path of ['documents', 'generations', 'ingest', 'curated'])
      expect((await call('GET', path, undefined, AGENT)).status, path).toBe(200);
    const changes = [
      ['POST', 'documents'],
      ['DELETE', 'documents/a.txt'],
      ['POST', 'ingest'],
      ['POST', 'generations/x/activate'],
      ['POST', 'curated'],
      ['PUT', 'curated/x'],
      ['DELETE', 'curated/x'],
    ] as const;
    for (const [method, path] of changes) {
      expect((await problemOf(await call(method, path, undefined, AGENT))).is, path).toBe('403 forbidden');
      expect((await problemOf(await call(method, path, undefined, 'nobody'))).is, path).toBe('401 unauthorized');
    }
  }, 60_000);
});

describe('an ingest', () => {
  /** A program that says that it has begun and then hangs. */
  async function hanging(): Promise<string> {
    const path = at('hangs.mjs');
    const line = JSON.stringify({ stage: 'reading', done: 1, total: 9 });
    await writeFile(path, `process.stderr.write('${line}\\n'); setInterval(() => {}, 1000);\n`);
    return path;
  }

  it('that is killed in the middle says so, and the generation before goes on', async () => {
    const { call, ended, jobs, listed, upload, knowledge } = await scene({ program: await hanging() });
    await upload({ '保修.txt': WARRANTY });
    const serving = knowledge.current()?.generation.manifest.id;
    const job = IngestJob.parse(await (await call('POST', 'ingest')).json());
    await expect
      .poll(() => jobs.find(job.id)?.progress, { timeout: 30_000 })
      .toEqual({ stage: 'reading', done: 1, total: 9 });
    const next = IngestJob.parse(await (await call('POST', 'ingest')).json());
    expect(next).toMatchObject({ status: 'waiting' });
    expect(IngestJob.parse(await (await call('POST', 'ingest')).json()).id).toBe(next.id);
    jobs.close();
    expect(await ended(job)).toMatchObject({ status: 'failed', problem: { code: 'stopped' } });
    expect(await ended(next)).toMatchObject({ status: 'failed' });
    expect((await listed()).generation.id).toBe(serving);
    expect((await listed()).waiting.map(({ name }) => name)).toEqual(['保修.txt']);
  }, 60_000);

  it.each([
    ['process.kill(process.pid, "SIGKILL")', 'killed', /被强行结束/],
    ['process.stderr.write("out of luck\\n"); process.exit(3)', 'crashed', /意外退出/],
    [
      print({ error: { code: 'storage_failed', message: 'Cannot write: the disk is full (ENOSPC).' } }),
      'storage_failed',
      /磁盘空间不足/,
    ],
    [print({ error: { code: 'ingest_running', message: 'Another ingest' } }), 'ingest_running', /另一个导入/],
    [print({ error: { code: 'something_new', message: '' } }), 'something_new', /导入没有成功/],
    ['console.log("[1,2]")', 'crashed', /意外退出/],
  ])(
    'tells the person what happened: %s',
    async (code, expected, detail) => {
      const program = at(`program-${expected}-${code.length}.mjs`);
      await writeFile(program, code);
      const { ingested, listed, jobs } = await scene({ program });
      const job = await ingested();
      expect(job).toMatchObject({
        status: 'failed',
        problem: { code: expected, detail: expect.stringMatching(detail) },
      });
      expect((await listed()).documents).toHaveLength(1);
      expect(jobs.latest()?.id).toBe(job.id);
    },
    60_000,
  );

  function print(value: unknown): string {
    return `console.log(${JSON.stringify(JSON.stringify(value))}); process.exit(1)`;
  }

  it('is known until the server ends, and not after', async () => {
    const { call, problemOf } = await scene();
    expect(await (await call('GET', 'ingest')).json()).toEqual({ job: null });
    expect((await problemOf(await call('GET', 'ingest/gone'))).is).toBe('404 ingest_job_not_found');
  }, 60_000);
});

describe('generations', () => {
  it('are gone back to, stay so over a start, and give way to the next ingest', async () => {
    const { call, upload, ingested, listed, data, command, problemOf, knowledge } = await scene();
    const [first] = (await generationsOf(call)).map(({ id }) => id);
    await upload({ '保修.txt': WARRANTY });
    await ingested();
    const list = await generationsOf(call);
    expect(list.map(({ current, documents, added }) => [current, documents, added])).toEqual([
      [true, 2, ['保修说明']],
      [false, 1, []],
    ]);

    const back = await call('POST', `generations/${first}/activate`);
    expect(back.status).toBe(200);
    expect(knowledge.current()?.generation.manifest.id).toBe(first);
    expect((await listed()).generation).toMatchObject({ id: first, held: true });
    expect((await listed()).waiting.map(({ name }) => name)).toEqual(['保修.txt']);
    const start = await runJson([...command(compiled('ingest/main.ts')), '--ensure'], () => undefined).ended;
    expect(start).toEqual({ value: { held: first } });

    expect((await ingested()).report).toMatchObject({ outcome: 'published' });
    expect((await listed()).generation.held).toBe(false);
    expect((await listed()).documents).toHaveLength(2);
    expect((await problemOf(await call('POST', 'generations/20200101T000000000Z-x/activate'))).is).toBe(
      '404 generation_not_found',
    );

    const [current, ...others] = await generationsOf(call);
    const damaged = others.at(-1)?.id ?? '';
    await writeFile(join(data, 'index', damaged, 'passages.jsonl'), 'x');
    expect((await problemOf(await call('POST', `generations/${damaged}/activate`))).is).toBe('409 generation_unusable');
    expect((await listed()).generation.id).toBe(current?.id);
  }, 60_000);

  const generationsOf = async (call: Awaited<ReturnType<typeof scene>>['call']) =>
    GenerationsResponse.parse(await (await call('GET', 'generations', undefined, AGENT)).json()).generations;
});

describe('the doctor', () => {
  it('is asked once a generation, and again when that is wanted', async () => {
    const { call, upload, ingested } = await scene();
    await upload({ '办法.txt': '退货办法\n\n自签收之日起十五日内可以退货。\n', '断.pdf': '%PDF-1.7 broken' });
    await ingested();
    const report = async (query = '') =>
      DoctorReport.parse(await (await call('GET', `doctor${query}`, undefined, AGENT)).json());
    const found = await report();
    expect(found.contradictions).toHaveLength(1);
    expect(found.failed.map(({ path }) => path)).toEqual(['uploads/断.pdf']);
    await call('DELETE', `documents/${encodeURIComponent('断.pdf')}`);
    expect((await report()).failed).toHaveLength(1);
    expect((await report('?fresh=true')).failed).toEqual([]);
  }, 60_000);

  it('who fails says so, and no more', async () => {
    const program = at('no-doctor.mjs');
    await writeFile(program, 'process.exit(1)');
    const { call, problemOf } = await scene({ program });
    expect((await problemOf(await call('GET', 'doctor'))).is).toBe('503 examination_failed');
  }, 60_000);
});

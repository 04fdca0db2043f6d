import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processStart } from '../core/adapters/process-start.ts';
import { DoctorReport } from '../core/contract/doctor.ts';
import { compiled } from '../core/testing/compile.ts';
import { tinyModelFiles, writeModelFolder } from '../core/testing/tiny-model.ts';
import type { IngestReport } from './report.ts';

/** The command as a person runs it: compiled, in a process of its own, with a model of a few kilobytes. */
const program = compiled('ingest/main.ts');
let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju ingest-'));
  await writeModelFolder(at('model'), tinyModelFiles());
  await mkdir(at('文档'));
  await writeFile(at('文档', '退货.txt'), '退货说明\n\n自签收之日起七日内可以退货。\n\n运费由商家承担。\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs in `folder`, so that `corpus/` and `.env` of the project play no part. */
async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: '', EMBEDDING_MODEL: at('model'), ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

const reportOf = (stdout: string) => JSON.parse(stdout) as IngestReport;
const sentence = /^[^\n]+\.\n$/;

describe('npm run ingest', () => {
  it('builds, refreshes and mends an index, and prints nothing but one JSON document with --json', async () => {
    const built = await run(['--source', '文档', '--data-dir', 'var', '--json']);
    expect(built).toMatchObject({ code: 0, stderr: '' });
    const first = reportOf(built.stdout);
    expect(first).toMatchObject({ outcome: 'published', sources: [at('文档')], failed: [], embedded: first.passages });

    const gb18030 = Buffer.from('b1a3d0deb9e6b6a80ad5fbbbfab1a3d0deb6fec4eaa1a30a', 'hex');
    await writeFile(at('文档', '保修.txt'), gb18030);
    await writeFile(at('文档', '空.txt'), '');
    await writeFile(
      at('文档', '图.txt'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0, 1, 2, 0, 0, 0, 0]),
    );
    const second = reportOf((await run(['--data-dir', 'var', '--json'])).stdout);
    expect(second.documents.map(({ path, status }) => [path, status])).toEqual([
      ['保修.txt', 'added'],
      ['退货.txt', 'unchanged'],
    ]);
    expect(second.failed.map(({ path, reason }) => [path, reason]).sort()).toEqual([
      ['图.txt', 'binary'],
      ['空.txt', 'empty'],
    ]);
    expect(second.reused).toBe(first.passages);

    const directory = at('var', 'index', String(second.generation));
    expect(await readFile(join(directory, 'documents.jsonl'), 'utf8')).toContain('整机保修二年。');
    await writeFile(join(directory, 'passages.jsonl'), 'x');
    const mended = await run(['--data-dir', 'var']);
    expect(mended).toMatchObject({ code: 0, stderr: '' });
    expect(mended.stdout).toMatch(/^Mended: .*passages\.jsonl: it has 1 bytes and should have/);
    expect(reportOf((await run(['--data-dir', 'var', '--json'])).stdout).outcome).toBe('unchanged');
  }, 60_000);

  it('takes in approved answers, and says which are stale', async () => {
    const curated = (quote: string) =>
      `---\nquestions: 几天内能退\ncitations: [{ document: 退货.txt, quote: ${quote} }]\n---\n七天。[1]\n`;
    await mkdir(at('店', 'curated'), { recursive: true });
    await writeFile(at('店', '退货.txt'), '退货说明\n\n自签收之日起七日内可以退货。\n');
    await writeFile(at('店', 'curated', '退.md'), curated('自签收之日起七日内可以退货。'));
    const first = reportOf((await run(['店', '--data-dir', 'shop', '--json'])).stdout);
    expect(first).toMatchObject({ outcome: 'published', curated: { answers: 1, stale: [] } });
    expect(await readFile(at('shop', 'index', String(first.generation), 'curated.jsonl'), 'utf8')).toContain(
      '几天内能退',
    );
    await writeFile(at('店', 'curated', '退.md'), curated('自签收之日起八日内可以退货。'));
    const { code, stdout } = await run(['--data-dir', 'shop']);
    expect(code).toBe(0);
    expect(stdout).toContain('Stale     curated/退.md: its answer to 「几天内能退」 is not given');
    expect(stdout).toContain('nearest, in 退货.txt: 「自签收之日起七日内可以退货。」');
  }, 60_000);

  it('takes in what lies in the data directory, tells how far it is, and keeps the approved answers as questions', async () => {
    await mkdir(at('own', 'uploads'), { recursive: true });
    await mkdir(at('own', 'curated'));
    await writeFile(at('own', 'uploads', '邮寄.txt'), '邮寄说明\n\n寄回的运费由商家承担，请用原包装。\n');
    const citation = '{ document: uploads/邮寄.txt, quote: 寄回的运费由商家承担 }';
    await writeFile(
      at('own', 'curated', 'a1.md'),
      `---\nquestions: 运费谁出\ncitations: [${citation}]\n---\n商家出。[1]\n`,
    );
    const { code, stdout, stderr } = await run(['文档', '--data-dir', 'own', '--json', '--progress']);
    expect(code).toBe(0);
    expect(reportOf(stdout).documents.map(({ path }) => path)).toContain('uploads/邮寄.txt');
    expect(reportOf(stdout).sources).toEqual([at('文档')]);
    const lines = stderr.trim().split('\n');
    const last = JSON.parse(lines.at(-1) ?? '') as { stage: string; done: number; total: number };
    expect(last.stage).toBe('embedding');
    expect(last.done).toBe(last.total);
    expect(lines.some((line) => line.startsWith('{"stage":"reading"'))).toBe(true);
    const kept = () => readFile(at('own', 'eval', 'curated.jsonl'), 'utf8');
    expect(await kept()).toContain('"id":"curated-curated-a1-1"');
    // What was uploaded stays with `npm start`, whichever documents it is told of.
    const again = await run(['--data-dir', 'own', '--ensure', '--json'], { CORPUS_DIR: at('文档') });
    expect(reportOf(again.stdout)).toMatchObject({ outcome: 'unchanged' });
    await rm(at('own', 'curated', 'a1.md'));
    await run(['--data-dir', 'own', '--json']);
    await expect(kept()).rejects.toThrow(/ENOENT/);
  }, 60_000);

  it('is a doctor of the documents, who changes nothing', async () => {
    await mkdir(at('病'));
    const again = '退货的商品应当保持完好，配件、赠品和发票应当齐全，外包装应当没有破损，缺少的由顾客按价补齐后办理。';
    await writeFile(at('病', '甲.md'), `# 退货规定\n\n## 期限\n\n自签收之日起7日内可以退货。\n\n${again}\n`);
    await writeFile(at('病', '乙.md'), `# 退货办法\n\n## 时间\n\n自签收之日起15日内可以退货。\n\n${again}\n`);
    await writeFile(at('病', '空.txt'), '');
    await run(['病', '--data-dir', 'sick']);
    const before = await readdir(at('sick', 'index'));
    const { code, stdout, stderr } = await run(['--doctor', '--data-dir', 'sick', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = DoctorReport.parse(JSON.parse(stdout));
    expect(report.contradictions.map(({ a, b }) => [a.quote, b.quote])).toEqual([
      ['自签收之日起15日内可以退货。', '自签收之日起7日内可以退货。'],
    ]);
    expect(report.failed.map(({ path }) => path)).toEqual(['空.txt']);
    expect(report.undated).toHaveLength(2);
    expect(await readdir(at('sick', 'index'))).toEqual(before);
    const text = (await run(['--doctor', '--data-dir', 'sick'])).stdout;
    expect(text).toMatch(/^Cannot be read\n {2}空\.txt is empty/);
    expect(text).toContain('Contradict each other\n  乙.md 时间: 「自签收之日起15日内可以退货。」');
    expect(await run(['--doctor', '--data-dir', 'nowhere'])).toMatchObject({ code: 1, stdout: '' });
  }, 60_000);

  it('says in one sentence what is wrong, and leaves nothing behind', async () => {
    await mkdir(at('空文件夹'));
    await writeFile(at('file'), '');
    const wrongs = await Promise.all([
      run(['不存在', '--data-dir', 'never']),
      run(['空文件夹', '--data-dir', 'empty']),
      run(['文档', '--data-dir', 'file/var']),
      run(['文档', '--data-dir', 'no-model'], { EMBEDDING_MODEL: at('absent') }),
    ]);
    for (const { code, stdout, stderr } of wrongs) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(sentence);
    }
    const [missing, empty, blocked, model] = wrongs.map(({ stderr }) => stderr);
    expect(missing).toContain('不存在 does not exist');
    expect(empty).toContain('空文件夹');
    expect(blocked).toContain(`Cannot make ${at('file', 'var')}`);
    expect(model).toContain(at('absent'));
    for (const data of ['never', 'empty', 'no-model']) expect(await readdir(at(data, 'index'))).toEqual([]);
    const asJson = await run(['不存在', '--data-dir', 'never', '--json']);
    expect(JSON.parse(asJson.stdout)).toEqual({ error: { code: 'no_documents', message: asJson.stderr.trim() } });
  }, 60_000);

  it('is refused while another one runs, naming it; with --ensure an index that is there will do', async () => {
    await run(['文档', '--data-dir', 'busy']);
    const mark = await processStart(process.pid);
    const holder = { pid: process.pid, startedAt: '2026-11-21T14:00:00.000Z', host: hostname(), mark };
    await writeFile(at('busy', 'index', 'LOCK'), JSON.stringify(holder));
    const refused = await run(['--data-dir', 'busy']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(`process ${process.pid}, started 2026-11-21T14:00:00.000Z`);
    expect(refused.stderr).toMatch(sentence);
    const ensured = await run(['--data-dir', 'busy', '--ensure']);
    expect(ensured).toMatchObject({ code: 0, stdout: '' });
    expect(ensured.stderr).toMatch(/^The index was not refreshed and is served as it is\. Another ingest/);
  }, 60_000);

  it('explains itself, and refuses what it does not know', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: npm run ingest/) });
    expect(await run(['--sauce', 'x'])).toMatchObject({ code: 2, stderr: expect.stringContaining("'--sauce'") });
  }, 60_000);
});

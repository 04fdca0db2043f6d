import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compiled } from '../core/testing/compile.ts';
import { POOL } from './testing/pool.ts';

/** The command as a person runs it, with the bundled model, over documents of their own. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-eval-main-'));
  await mkdir(join(folder, 'docs'));
  await writeFile(join(folder, 'docs/守则.txt'), POOL);
});
afterAll(() => rm(folder, { recursive: true }));

type Ran = { code: number; stdout: string; stderr: string };

const evaluate = (...args: string[]): Promise<Ran> =>
  promisify(execFile)(process.execPath, [compiled('eval/main.ts'), ...args], { cwd: folder, env: { PATH: '' } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }),
  );

describe('npm run eval', () => {
  it("drafts and asks questions over a person's own documents", async () => {
    const drafted = await evaluate('init', '--source', 'docs', '--to', 'q.jsonl');
    expect(drafted).toMatchObject({ code: 0, stdout: '' });
    const { code, stdout } = await evaluate('--questions', 'q.jsonl', '--source', 'docs', '--html', 'report.html');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^q: \d+ questions in \d+ clusters; 1 documents/);
    expect(stdout).toContain('questions are drafts');
    expect(stdout).toMatch(/^oracle +100\.0 /m);
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('泳帽');
  });

  it('says in a sentence what is missing', async () => {
    const missing = await evaluate('--questions', 'nothing.jsonl', '--source', 'docs');
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/nothing\.jsonl/) });
    const question = {
      id: 'a',
      category: 'off_topic',
      cluster: 'a',
      turns: [{ role: 'user', content: 'a' }],
      answerable: 'no',
    };
    await writeFile(join(folder, 'one.jsonl'), JSON.stringify(question));
    const nowhere = await evaluate('--questions', 'one.jsonl', '--source', 'nowhere');
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringMatching(/nowhere/) });
  });

  it('explains itself when it is misused', async () => {
    const misused = await evaluate('--gaet');
    expect(misused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/Usage: npm run eval/) });
    const { code, stderr } = await evaluate('--with-model', '--questions', 'q.jsonl', '--source', 'docs');
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/needs OPENAI_API_KEY/) });
  });
});

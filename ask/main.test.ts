import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer } from '../core/contract/chat.ts';
import { compiled } from '../core/testing/compile.ts';

/** The command as a person runs it, over the bundled documents and with the bundled model. */
let folder: string;
const root = join(import.meta.dirname, '..');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenju-ask-'));
  await run('ingest/main.ts', '--source', join(root, 'corpus'), '--data-dir', join(folder, 'var'));
});
afterAll(() => rm(folder, { recursive: true }));

type Ran = { code: number; stdout: string; stderr: string };

async function run(program: string, ...args: string[]): Promise<Ran> {
  const options = { cwd: folder, env: { PATH: '' } };
  return promisify(execFile)(process.execPath, [compiled(program), ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }),
  );
}

const ask = (...args: string[]) => run('ask/main.ts', ...args);

describe('npm run ask', () => {
  it('answers with its sources, and says where each stands', async () => {
    const { code, stdout, stderr } = await ask('维修之后要保存什么单据？');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('维修工单');
    expect(stdout).toMatch(/^\[1\] 《维修之前、之中和之后》 › 维修之后要做什么（版本 1\.0，\d{4}-\d\d-\d\d 起施行）$/m);
  });

  it('gives the answer of the API as one JSON document', async () => {
    const { stdout } = await ask('维修之后要保存什么单据？', '--json');
    expect(Answer.parse(JSON.parse(stdout)).status).toBe('answered');
  });

  it('tells by its exit code that the documents do not answer', async () => {
    const { code, stdout } = await ask('明天上海会下雨吗？');
    expect(code).toBe(3);
    expect(stdout).not.toContain('[1]');
  });

  it('names what is missing in one sentence', async () => {
    const missing = await ask('维修', '--data-dir', join(folder, 'nothing'));
    expect(missing).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^No index in .*npm run ingest.*\n$/),
    });
    expect(await ask()).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There is no question\.\n\nUsage/) });
  });
});

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAnalyzer } from '../../../core/adapters/analyzer.ts';
import { createTransformersEmbedder } from '../../../core/adapters/transformers-embedder.ts';
import { createStore } from '../../../core/adapters/wire.ts';
import { buildGeneration } from '../../../core/testing/build-generation.ts';
import { compiled } from '../../../core/testing/compile.ts';
import { tinyModelFiles, writeModelFolder } from '../../../core/testing/tiny-model.ts';
import { ACCOUNT } from './testing/scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'wechat-'));
const model = join(folder, 'model');
const running: ChildProcess[] = [];
const run = promisify(execFile);

beforeAll(async () => {
  await writeModelFolder(model, tinyModelFiles());
  const embedder = await createTransformersEmbedder({ model, cacheDir: folder });
  const text = '退货说明\n自签收之日起七日内可以退货。\n运费由商家承担。';
  const generation = await buildGeneration({ '退货.txt': text }, { analyzer: createAnalyzer(), embedder });
  await createStore(folder).publish({ ...generation, documents: [...generation.documents.values()] });
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function serve(env: Record<string, string>): Promise<string> {
  const own = { EMBEDDING_MODEL: model, DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [compiled('server/main.ts')], {
    cwd: folder,
    env: { ...own, RETENTION_DAYS: '0', ...env },
  });
  running.push(child);
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  await expect.poll(() => out, { timeout: 20_000 }).toMatch(/已就绪/);
  return /http:\S+/.exec(out)?.[0] ?? '';
}

it('a server with a 公众号 answers it, as the simulator shows', async () => {
  const env = {
    WECHAT_TOKEN: ACCOUNT.token,
    WECHAT_APP_ID: ACCOUNT.appId,
    WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
  };
  const base = await serve(env);
  const simulator = compiled('simulate/main.ts');
  const args = [simulator, '--url', `${base}/wechat/official`, '几天内可以退货？'];
  const { stdout } = await run(process.execPath, args, { cwd: folder, env });
  expect(stdout).toContain('通过验证');
  expect(stdout).toContain('← 自签收之日起七日内可以退货。');
  expect(stdout).toContain('依据：《退货说明》');

  const wrong = run(process.execPath, args, { cwd: folder, env: { ...env, WECHAT_TOKEN: 'another' } });
  await expect(wrong).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('没有通过验证') });
  const without = run(process.execPath, args, { cwd: folder, env: {} });
  await expect(without).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('WECHAT_TOKEN is not set') });
});

it('a server without one has no such address', async () => {
  const base = await serve({});
  const response = await fetch(`${base}/wechat/official?signature=a&timestamp=1&nonce=2&echostr=3`);
  expect(response.status).toBe(404);
});

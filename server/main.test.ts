import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../core/adapters/analyzer.ts';
import { createTransformersEmbedder } from '../core/adapters/transformers-embedder.ts';
import { createStore } from '../core/adapters/wire.ts';
import type { Answer } from '../core/contract/chat.ts';
import type { Embedder } from '../core/retrieval/embedder.ts';
import { buildGeneration, type GivenDocuments } from '../core/testing/build-generation.ts';
import { compiled } from '../core/testing/compile.ts';
import { tinyModelFiles, writeModelFolder } from '../core/testing/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'server-'));
const model = join(folder, 'model');
const analyzer = createAnalyzer();
let embedder: Embedder | undefined;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  await writeModelFolder(model, tinyModelFiles());
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const RETURNS = '退货说明\n自签收之日起七日内可以退货。\n运费由商家承担。';
const WARRANTY = '保修说明\n整机保修一年。';

async function publish(dataDirectory: string, documents: GivenDocuments): Promise<void> {
  embedder ??= await createTransformersEmbedder({ model, cacheDir: folder });
  const generation = await buildGeneration(documents, { analyzer, embedder });
  await createStore(dataDirectory).publish({ ...generation, documents: [...generation.documents.values()] });
}

async function indexed(name: string): Promise<string> {
  const dataDirectory = join(folder, name);
  await publish(dataDirectory, { '退货.txt': RETURNS });
  return dataDirectory;
}

type Ended = { code: number | null; out: string; err: string };

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [compiled('server/main.ts')], {
    cwd: folder,
    env: { EMBEDDING_MODEL: model, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', RETENTION_DAYS: '0', ...env },
  });
  running.add(child);
  const written = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    written.out += data;
  });
  child.stderr.on('data', (data) => {
    written.err += data;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, ...written });
    });
  });
  const url = async () => {
    await expect.poll(() => written.out, { timeout: 40_000 }).toMatch(/已就绪/);
    return /http:\S+/.exec(written.out)?.[0] ?? '';
  };
  return { child, ended, url };
}

describe('the server process', () => {
  it('says where it serves, answers, takes up a new generation, and ends in order on SIGTERM', async () => {
    const dataDirectory = await indexed('serves');
    const { child, ended, url } = run({ DATA_DIR: dataDirectory });
    const base = await url();
    const response = await fetch(`${base}/api/chat`, { method: 'POST', body: '{"message":"几天内可以退货？"}' });
    expect(await response.json()).toMatchObject({
      status: 'answered',
      citations: expect.arrayContaining([expect.objectContaining({ quote: expect.stringContaining('七日') })]),
    });
    expect((await fetch(base)).headers.get('content-type')).toMatch(/html/);

    const ready = async () => (await fetch(`${base}/health/ready`)).json();
    expect(await ready()).toMatchObject({ status: 'ready', documents: 1 });
    await publish(dataDirectory, { '退货.txt': RETURNS, '保修.txt': WARRANTY });
    await expect.poll(ready, { timeout: 40_000, interval: 200 }).toMatchObject({ status: 'ready', documents: 2 });

    child.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('资料 1 篇');
    expect(out).toMatch(/curl -d '\{"message":"[^"]+"\}' http:\S+\/api\/chat/);
  });

  it('is forced by a second signal', async () => {
    const { child, ended, url } = run({ DATA_DIR: await indexed('forced') });
    const base = await url();
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    // Connections are taken in order: when this one is answered, the one before is there.
    await fetch(`${base}/health`);
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect((await ended).code).toBe(1);
    socket.destroy();
  });

  it('keeps what was answered and said of it, for one process at a time and over its end', async () => {
    const agent = 'an-agent-of-the-test';
    const env = { DATA_DIR: await indexed('records'), RETENTION_DAYS: '90', AGENT_TOKEN: agent };
    const ready = async (base: string) => (await fetch(`${base}/health/ready`)).json();
    const ask = async (base: string, body: object) =>
      (await (await fetch(`${base}/api/chat`, { method: 'POST', body: JSON.stringify(body) })).json()) as Answer;
    const first = run(env);
    const base = await first.url();
    const answer = await ask(base, { message: '几天内可以退货？' });
    const feedback = JSON.stringify({ message_id: answer.id, rating: 'up' });
    const isKept = async () => (await fetch(`${base}/api/feedback`, { method: 'POST', body: feedback })).status;
    await expect.poll(isKept, { timeout: 20_000, interval: 200 }).toBe(204);

    const second = run(env);
    const other = await second.url();
    const inUse = { status: 'degraded', reasons: ['store_in_use'], store: { status: 'unavailable' } };
    await expect.poll(() => ready(other), { timeout: 20_000 }).toMatchObject(inUse);
    expect(await ask(other, { message: '几天内可以退货？' })).toMatchObject({ status: 'answered' });
    first.child.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0, err: '' });

    await expect.poll(() => ready(other), { timeout: 20_000 }).toMatchObject({ status: 'ready' });
    const headers = { authorization: `Bearer ${agent}` };
    const kept = await fetch(`${other}/api/admin/conversations/${answer.conversation_id}`, { headers });
    expect(await kept.json()).toMatchObject({ exchanges: [{ message_id: answer.id, feedback: { rating: 'up' } }] });
    const next = await ask(other, { message: '那运费呢？', conversation_id: answer.conversation_id });
    expect(next.answer).toContain('运费由商家承担');
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  }, 60_000);

  it('knows its visitors again after a restart', async () => {
    const dataDirectory = await indexed('visitors');
    const ask = async (base: string, token: string) => {
      const headers = { 'x-visitor-token': token };
      return (await fetch(`${base}/api/chat`, { method: 'POST', body: '{"message":"能退吗"}', headers })).status;
    };
    const first = run({ DATA_DIR: dataDirectory });
    const base = await first.url();
    const { token } = (await (await fetch(`${base}/api/visitor`, { method: 'POST', body: '{}' })).json()) as {
      token: string;
    };
    expect(await ask(base, token)).toBe(200);
    first.child.kill();
    await first.ended;
    const again = run({ DATA_DIR: dataDirectory });
    expect(await ask(await again.url(), token)).toBe(200);
    again.child.kill();
    await again.ended;
  });

  it('goes on with the older generation when the newest is damaged before it begins', async () => {
    const dataDirectory = await indexed('damaged');
    await publish(dataDirectory, { '退货.txt': RETURNS, '保修.txt': WARRANTY });
    damageNewest(dataDirectory);
    const { child, ended, url } = run({ DATA_DIR: dataDirectory });
    const ready = await (await fetch(`${await url()}/health/ready`)).json();
    expect(ready).toMatchObject({ status: 'degraded', documents: 1, reasons: ['index_corrupt'] });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('logs what nobody caught, drains, and ends with 1', async () => {
    const script = `
      import { stopOnSignals } from ${JSON.stringify(compiled('server/signals.ts'))};
      const say = (fields, message) => console.log(message, fields.err?.message ?? '');
      stopOnSignals(async () => { console.log('drained'); return 'drained'; }, { info() {}, fatal: say });
      setInterval(() => {}, 1000);
      setTimeout(() => { throw new Error('unforeseen'); });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, out }).toEqual({ code: 1, out: 'uncaughtException unforeseen\ndrained\n' });
  });

  it('tells in one sentence why it cannot begin', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const damaged = await indexed('only-damaged');
    damageNewest(damaged);
    const whole = await indexed('whole');
    const other = join(folder, 'other-model');
    await writeModelFolder(other, tinyModelFiles({ dimensions: 8 }));

    const cases: [env: Record<string, string>, code: number, sentence: RegExp][] = [
      [{ PORT: 'abc' }, 78, /PORT/],
      [{ LOG_LEVEL: 'loud', PORT: '99999' }, 78, /PORT.*LOG_LEVEL/],
      [{ DATA_DIR: whole, PORT: String((taken.address() as AddressInfo).port) }, 69, /in use/],
      [{ DATA_DIR: join(folder, 'nothing') }, 66, /npm run ingest/],
      [{ DATA_DIR: damaged }, 65, /damaged.*npm run ingest/],
      [{ DATA_DIR: whole, EMBEDDING_MODEL: './no-such-model' }, 69, /no-such-model/],
      [{ DATA_DIR: whole, EMBEDDING_MODEL: other }, 65, /embedding model.*npm run ingest/],
    ];
    const ends = await Promise.all(cases.map(([env]) => run(env).ended));
    for (const [i, [env, code, sentence]] of cases.entries()) {
      const end = ends[i];
      expect(end?.code, JSON.stringify([env, end])).toBe(code);
      expect(end?.err).toMatch(sentence);
      expect(end?.err, 'one line without a stack').toMatch(/^wenju: [^\n]+\n$/);
    }
    taken.close();
  });
});

/** Changes one file of the newest generation. */
function damageNewest(dataDirectory: string): void {
  const index = join(dataDirectory, 'index');
  const newest = readdirSync(index, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .at(-1);
  const generation = join(index, newest ?? '');
  const file = readdirSync(generation).find((name) => name.startsWith('passages'));
  writeFileSync(join(generation, file ?? 'passages'), 'damaged');
}

import { mkdtempSync } from 'node:fs';
import { appendFile, readdir, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelUnavailable } from '../errors.ts';
import { tinyModelFiles } from '../testing/tiny-model.ts';
import { fetchHubModel } from './hub-model.ts';
import { createTransformersEmbedder } from './transformers-embedder.ts';

/** A hub on this machine: `GET /{owner}/{name}/resolve/main/{file}`. */
const ID = 'wenju/tiny-zh';
let files = tinyModelFiles();
/** What happens to some files instead of being served. */
let accidents: Record<string, (response: ServerResponse) => void> = {};
let requests: string[] = [];

const server = createServer((request, response) => {
  const path = request.url ?? '';
  requests.push(path);
  const file = path.startsWith(`/${ID}/resolve/main/`) ? path.slice(`/${ID}/resolve/main/`.length) : '';
  const accident = accidents[file];
  const content = files.get(file);
  if (accident !== undefined) return accident(response);
  if (content === undefined) return response.writeHead(404).end('Entry not found');
  const body = Buffer.from(content);
  return response.writeHead(200, { 'content-length': body.length }).end(body);
});

const root = mkdtempSync(join(tmpdir(), 'hub-'));
let endpoint = '';
let cacheDir = '';
let runs = 0;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  files = tinyModelFiles();
  accidents = {};
  requests = [];
  cacheDir = join(root, String(runs++));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await rm(root, { recursive: true, force: true });
});

const open = (model = ID) => createTransformersEmbedder({ model, cacheDir, endpoint });
const kept = () => readdir(join(cacheDir, 'wenju')).catch(() => []);

describe('hub model', () => {
  it('is downloaded once and needs no hub afterwards', async () => {
    const first = await open();
    expect(requests).toContain(`/${ID}/resolve/main/onnx/model.onnx`);
    requests = [];
    const second = await open();
    expect(requests).toEqual([]);
    expect(second.model).toEqual(first.model);
    expect(first.model.id).toBe(ID);
    expect(await second.embed(['退货'], 'query')).toEqual(await first.embed(['退货'], 'query'));
  });

  it('prefers 8-bit weights', async () => {
    const weights = files.get('onnx/model.onnx') ?? '';
    files.set('onnx/model_quantized.onnx', weights);
    await open();
    expect(requests).not.toContain(`/${ID}/resolve/main/onnx/model.onnx`);
  });

  it('follows the pooling that sentence-transformers stored', async () => {
    files.set('1_Pooling/config.json', JSON.stringify({ pooling_mode_cls_token: true }));
    const embedder = await open();
    const [first, text] = await embedder.embed(['退', '退货期限'], 'passage');
    expect(text).toEqual(first);
  });

  it('is one folder however many ask for it at once', async () => {
    const models = await Promise.all(
      [1, 2].map(() => fetchHubModel(ID, { endpoint, cacheDir: join(cacheDir, 'both') })),
    );
    expect(models[0]).toEqual(models[1]);
  });

  it('is refused when a kept file was altered, with the mend', async () => {
    await open();
    await appendFile(join(cacheDir, ID, 'tokenizer.json'), ' ');
    await expect(open()).rejects.toThrow(`Delete ${join(cacheDir, ID)} and start again`);
  });

  const failures: [string, string, (response: ServerResponse) => void, RegExp][] = [
    ['an error of the hub', 'onnx/model.onnx', (r) => r.writeHead(500).end('oops'), /onnx\/model\.onnx answered 500/],
    ['a forbidden model', 'config.json', (r) => r.writeHead(401).end(), /config\.json answered 401/],
    ['a file that is not there', 'tokenizer.json', (r) => r.writeHead(404).end(), /has no tokenizer\.json for model/],
    [
      'a page instead of a file',
      'config.json',
      (r) => r.writeHead(200).end('<html>Login</html>'),
      /is not JSON: this is not a model hub/,
    ],
    [
      'a download that breaks off',
      'onnx/model.onnx',
      (r) => {
        r.writeHead(200, { 'content-length': 1_000_000 });
        r.write('some', () => r.destroy());
      },
      /model\.onnx was cut off/,
    ],
  ];
  it.each(failures)('tells of %s and keeps nothing', async (_, file, accident, message) => {
    accidents[file] = accident;
    const failure = await open().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelUnavailable);
    expect(String(failure)).toMatch(message);
    expect(String(failure)).toContain('HF_ENDPOINT');
    expect(await kept()).toEqual([]);
    accidents = {};
    expect((await open()).model.id).toBe(ID);
  });

  it('gives up on a hub that stops sending', async () => {
    accidents['config.json'] = (r) => r.writeHead(200, { 'content-length': 9 }).write('{');
    await expect(fetchHubModel(ID, { endpoint, cacheDir, stallMs: 50 })).rejects.toThrow('no answer in time');
    expect(await kept()).toEqual([]);
  });

  it('tells of a model that the hub does not have', async () => {
    await expect(open('wenju/nowhere')).rejects.toThrow('has no config.json for model wenju/nowhere');
  });

  it('tells of an endpoint where nobody listens', async () => {
    const failure = await createTransformersEmbedder({ model: ID, cacheDir, endpoint: 'http://127.0.0.1:9' }).catch(
      (e) => e,
    );
    expect(failure).toBeInstanceOf(ModelUnavailable);
    expect(String(failure)).toMatch(/127\.0\.0\.1:9\/.* cannot be reached/);
  });
});

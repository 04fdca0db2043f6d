import { mkdtempSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ModelUnavailable } from '../errors.ts';
import { embedderContract } from '../testing/embedder-contract.ts';
import { createHashingEmbedder } from '../testing/hashing-embedder.ts';
import { tinyModelFiles, writeModelFolder } from '../testing/tiny-model.ts';
import { projectRoot } from './project-root.ts';
import { createTransformersEmbedder } from './transformers-embedder.ts';

const root = mkdtempSync(join(tmpdir(), 'embedder-'));
afterAll(() => rm(root, { recursive: true, force: true }));

async function modelFolder(name: string, options?: Parameters<typeof tinyModelFiles>[0]): Promise<string> {
  await writeModelFolder(join(root, name), tinyModelFiles(options));
  return join(root, name);
}
const open = (model: string) => createTransformersEmbedder({ model, cacheDir: join(root, 'cache') });

embedderContract('hashing', async () => createHashingEmbedder());
embedderContract('transformers, local folder', async () => open(await modelFolder('contract')));

const bundled = (dimensions?: number) => {
  return createTransformersEmbedder({
    model: join(projectRoot(), 'models/wenju-static-zh-v1'),
    cacheDir: root,
    dimensions,
  });
};
embedderContract('transformers, bundled model cut to 128 dimensions', async () => bundled(128));

describe('cutting vectors', () => {
  it('keeps the first dimensions and makes them unit vectors again', async () => {
    const [whole, cut] = await Promise.all([bundled(), bundled(128)]);
    for (const role of ['query', 'passage'] as const) {
      const [vector] = await whole.embed(['保修期内维修要收费吗'], role);
      const [shorter] = await cut.embed(['保修期内维修要收费吗'], role);
      const first = [...(vector ?? [])].slice(0, 128);
      const length = Math.hypot(...first);
      expect(shorter).toHaveLength(128);
      first.forEach((value, i) => {
        expect(shorter?.[i]).toBeCloseTo(value / length, 5);
      });
    }
  });

  it('makes another model of it, to an index', async () => {
    const models = await Promise.all([bundled(), bundled(128), bundled(256)].map(async (one) => (await one).model));
    expect(models.map(({ id, dimensions }) => [id, dimensions])).toEqual([
      ['wenju-static-zh-v1', 320],
      ['wenju-static-zh-v1@128', 128],
      ['wenju-static-zh-v1@256', 256],
    ]);
    expect(new Set(models.map(({ sha256 }) => sha256)).size).toBe(3);
  });

  it('takes the length of the model itself, and refuses a greater one', async () => {
    expect((await bundled(320)).model.dimensions).toBe(320);
    await expect(bundled(321)).rejects.toThrow(ModelUnavailable);
    await expect(bundled(321)).rejects.toThrow(/gives 320 dimensions and cannot be cut to 321.*EMBEDDING_DIMENSIONS/);
  });
});

describe('transformers embedder', () => {
  it('is named after its folder and the contents of its files', async () => {
    const first = await open(await modelFolder('named'));
    const same = await open(await modelFolder('same/named'));
    const other = await open(await modelFolder('other/named', { dimensions: 8 }));
    expect(first.model).toEqual({ id: 'named', sha256: first.model.sha256, dimensions: 16 });
    expect(same.model).toEqual(first.model);
    expect(other.model.sha256).not.toBe(first.model.sha256);
  });

  it('follows the pooling, prefixes and token limit that config.json states', async () => {
    const stated = {
      pooling: 'cls',
      normalize: true,
      dimensions: 16,
      query_prefix: '退',
      passage_prefix: '',
      max_tokens: 2,
    };
    const embedder = await open(await modelFolder('stated', { config: { wenju: stated } }));
    const [query] = await embedder.embed(['货'], 'query');
    const [passage] = await embedder.embed(['货'], 'passage');
    const [first, second] = await embedder.embed(['退', '退货期限'], 'passage');
    expect(query).toEqual(first);
    expect(second).toEqual(first);
    expect(passage).not.toEqual(first);
  });

  it('cuts a text at the token limit', async () => {
    const stated = {
      pooling: 'mean',
      normalize: true,
      dimensions: 16,
      query_prefix: '',
      passage_prefix: '',
      max_tokens: 2,
    };
    const embedder = await open(await modelFolder('limited', { config: { wenju: stated } }));
    const [short, long] = await embedder.embed(['退货', '退货期限'], 'passage');
    expect(long).toEqual(short);
  });

  it('gives zeros for a text without known tokens, and leaves its neighbours alone', async () => {
    const embedder = await open(await modelFolder('unknown'));
    const [unknown, known] = await embedder.embed(['xyz', '退货'], 'passage');
    expect(unknown).toEqual(new Float32Array(16));
    expect(Math.hypot(...(known ?? []))).toBeCloseTo(1, 5);
  });

  it.each(['config.json', 'tokenizer.json', 'onnx/model.onnx'])('refuses an altered %s, naming it', async (file) => {
    const folder = await modelFolder(`altered-${file.replace('/', '-')}`);
    await appendFile(join(folder, file), ' ');
    await expect(open(folder)).rejects.toThrow(ModelUnavailable);
    await expect(open(folder)).rejects.toThrow(`${join(folder, file)} is not the one that SHA256SUMS lists`);
  });

  it.each(['tokenizer.json', 'SHA256SUMS'])('refuses a folder without %s, naming it', async (file) => {
    const folder = await modelFolder(`without-${file}`);
    await rm(join(folder, file));
    await expect(open(folder)).rejects.toThrow(ModelUnavailable);
    await expect(open(folder)).rejects.toThrow(join(folder, file));
  });

  it('refuses a network that contradicts config.json', async () => {
    const stated = {
      pooling: 'mean',
      normalize: true,
      dimensions: 8,
      query_prefix: '',
      passage_prefix: '',
      max_tokens: 9,
    };
    const folder = await modelFolder('contradiction', { config: { wenju: stated } });
    await expect(open(folder)).rejects.toThrow('config.json states 8 dimensions, the network gives 16');
  });

  it('refuses settings of an unknown kind', async () => {
    const folder = await modelFolder('settings', { config: { wenju: { pooling: 'max' } } });
    await expect(open(folder)).rejects.toThrow(`${join(folder, 'config.json')} is not a model configuration`);
  });

  it.each(['./nowhere', join(root, 'nowhere'), 'core/nowhere', 'a/b/c'])(
    'tells that there is no folder %s',
    async (name) => {
      await expect(open(name)).rejects.toThrow(ModelUnavailable);
      await expect(open(name)).rejects.toThrow(
        /There is no model folder \/.*(nowhere|c)\. Restore it with: git checkout -- \/.*\. EMBEDDING_MODEL names/,
      );
    },
  );

  it('is the same model whatever its card says', async () => {
    const files = tinyModelFiles().set('README.md', '# A model');
    await writeModelFolder(join(root, 'carded'), files);
    const before = await open(join(root, 'carded'));
    await appendFile(join(root, 'carded', 'README.md'), 'More.');
    expect((await open(join(root, 'carded'))).model).toEqual(before.model);
  });

  it('takes lists of files with and without ./', async () => {
    const folder = await modelFolder('dotted');
    const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
    await writeFile(join(folder, 'SHA256SUMS'), sums.replaceAll('  ', '  ./'));
    expect((await open(folder)).model.dimensions).toBe(16);
  });
});

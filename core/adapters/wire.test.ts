import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseConfig } from '../config/config.ts';
import { identifyModels, loadModels } from './wire.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'wire-'));
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

it("takes up the owner's words and synonyms while it runs, and names the analyzer by them", async () => {
  const warnings: string[] = [];
  const { config } = parseConfig({});
  const models = await loadModels(config, dataDirectory, (message) => warnings.push(message));
  const before = models.analyzer;
  expect(models.analyzer).toBe(before);

  mkdirSync(join(dataDirectory, 'lexicon'));
  writeFileSync(join(dataDirectory, 'lexicon', 'words.txt'), '云朵清洁官\n一\n');
  writeFileSync(join(dataDirectory, 'lexicon', 'synonyms.tsv'), '雲朵\t扫地机器人\n');
  const { analyzer } = models;
  expect(analyzer.words('云朵清洁官')).toContain('云朵清洁官');
  expect(analyzer.id).not.toBe(before.id);
  expect((await identifyModels(config, dataDirectory)).analyzer).toBe(analyzer.id);
  expect(models.lexicon.current().otherWays('云朵')).toEqual(['扫地机器人']);
  expect(warnings).toEqual([expect.stringMatching(/words\.txt line 2 .*it is left out/)]);
});

it('names a model that is cut alike before and after it is loaded', async () => {
  const named = async (env: Record<string, string>) => {
    const { config } = parseConfig(env);
    const { dimensions, ...model } = (await loadModels(config, dataDirectory, () => undefined)).embedder.model;
    expect((await identifyModels(config, dataDirectory)).model).toEqual(model);
    return { ...model, dimensions };
  };
  const [whole, cut] = [await named({}), await named({ EMBEDDING_DIMENSIONS: '256' })];
  expect([whole.dimensions, cut.dimensions]).toEqual([320, 256]);
  expect(cut.sha256).not.toBe(whole.sha256);
});

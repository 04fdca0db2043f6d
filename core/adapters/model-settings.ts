import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelUnavailable } from '../errors.ts';
import type { ModelFolder } from './model-folder.ts';

/** How a model's token vectors become one text vector, and what it expects to read. */
export type ModelSettings = {
  pooling: 'mean' | 'cls';
  /** Undefined: whatever the model gives. */
  dimensions: number | undefined;
  queryPrefix: string;
  passagePrefix: string;
  maxTokens: number;
};

/** `config.json`: what the architecture says, and our own section where the model was made for this product. */
const Config = z.object({
  _name_or_path: z.string().default(''),
  max_position_embeddings: z.number().int().positive().optional(),
  wenju: z
    .object({
      pooling: z.enum(['mean', 'cls']),
      /** Every embedder gives unit vectors; a model that must not be normalised cannot be used. */
      normalize: z.literal(true),
      dimensions: z.number().int().positive(),
      query_prefix: z.string(),
      passage_prefix: z.string(),
      max_tokens: z.number().int().positive(),
    })
    .optional(),
});

/** What sentence-transformers stores beside a model. */
const Pooling = z.object({ pooling_mode_cls_token: z.boolean().default(false) });

/** Families whose model cards ask for words before the text; sources: the cards of BAAI/bge-*-zh and intfloat/*e5*. */
const FAMILIES = [
  {
    name: /\bbge-(small|base|large)-zh\b/i,
    pooling: 'cls',
    query: '为这个句子生成表示以用于检索相关文章：',
    passage: '',
  },
  { name: /\be5-(small|base|large)\b/i, pooling: 'mean', query: 'query: ', passage: 'passage: ' },
] as const;

const MAX_TOKENS = 512;

/** Throws ModelUnavailable for a `config.json` that does not parse. */
export async function readModelSettings(model: ModelFolder, id: string): Promise<ModelSettings> {
  const config = await readJson(model, 'config.json', Config);
  if (config.wenju !== undefined) {
    return {
      pooling: config.wenju.pooling,
      dimensions: config.wenju.dimensions,
      queryPrefix: config.wenju.query_prefix,
      passagePrefix: config.wenju.passage_prefix,
      maxTokens: config.wenju.max_tokens,
    };
  }
  const family = FAMILIES.find(({ name }) => name.test(id) || name.test(config._name_or_path));
  return {
    pooling: (await statedPooling(model)) ?? family?.pooling ?? 'mean',
    dimensions: undefined,
    queryPrefix: family?.query ?? '',
    passagePrefix: family?.passage ?? '',
    maxTokens: Math.min(config.max_position_embeddings ?? MAX_TOKENS, MAX_TOKENS),
  };
}

async function statedPooling(model: ModelFolder): Promise<'mean' | 'cls' | undefined> {
  if (!model.files.includes('1_Pooling/config.json')) return undefined;
  const pooling = await readJson(model, '1_Pooling/config.json', Pooling);
  return pooling.pooling_mode_cls_token ? 'cls' : 'mean';
}

async function readJson<T>(model: ModelFolder, file: string, schema: z.ZodType<T>): Promise<T> {
  const path = join(model.folder, file);
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new ModelUnavailable(model.folder, `Model file ${path} is not a model configuration.`, { cause });
  }
}

import { relative, sep } from 'node:path';
import { AutoModel, AutoTokenizer, env, type Tensor } from '@xenova/transformers';
import { LRUCache } from 'lru-cache';
import { ModelUnavailable } from '../errors.ts';
import type { Embedder } from '../retrieval/embedder.ts';
import { normalise, pool, type TokenVectors } from '../retrieval/pooling.ts';
import { locateModel, type ModelLocation } from './locate-model.ts';
import type { ModelFolder } from './model-folder.ts';
import { modelIdentity } from './model-identity.ts';
import { type ModelSettings, readModelSettings } from './model-settings.ts';

/**
 * Embedder over ONNX models in the layout of transformers.js:
 *
 *   texts ── prefix ── tokenize ── ONNX ──► token vectors ── pool ── cut ── divide by length ──► unit vectors
 *
 * The library is only ever shown a local folder whose every file has been checked, so it never touches the network and
 * its cache is off. Texts are taken as they come: callers fold them first (`core/text/fold.ts`), questions and passages
 * alike. Vectors of repeated queries are shared: do not change them. Throws ModelUnavailable, also where a model has
 * fewer dimensions than it should be cut to.
 */
export async function createTransformersEmbedder(location: ModelLocation): Promise<Embedder> {
  const located = await locateModel(location);
  const settings = await readModelSettings(located.model, located.id);
  const { encode, dimensions } = cut(await loadEncoder(located.model, settings), location);
  const queries = new LRUCache<string, Float32Array>({ max: REMEMBERED_QUERIES });

  const embedQuery = async (text: string): Promise<Float32Array> => {
    const known = queries.get(text);
    if (known !== undefined || isBlank(text)) return known ?? new Float32Array(dimensions);
    const [vector = new Float32Array(dimensions)] = await encode([settings.queryPrefix + text]);
    queries.set(text, vector);
    return vector;
  };
  const embedPassages = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors = texts.map((): Float32Array => new Float32Array(dimensions));
    for (const batch of batchesOfSimilarLength(texts)) {
      const encoded = await encode(batch.map((i) => settings.passagePrefix + texts[i]));
      batch.forEach((i, place) => {
        vectors[i] = encoded[place] ?? new Float32Array(dimensions);
      });
    }
    return vectors;
  };
  return {
    model: { ...modelIdentity(located, location.dimensions), dimensions },
    embed: async (texts, role) => (role === 'query' ? Promise.all(texts.map(embedQuery)) : embedPassages(texts)),
  };
}

const REMEMBERED_QUERIES = 1000;
const BATCH = 32;
/** Nothing that a tokenizer of words could know. */
const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** Positions of the texts that say something, shortest first, so that little of a batch is padding. */
function batchesOfSimilarLength(texts: readonly string[]): number[][] {
  const lengthOf = (i: number) => texts[i]?.length ?? 0;
  const order = [...texts.keys()].filter((i) => !isBlank(texts[i] ?? '')).sort((a, b) => lengthOf(a) - lengthOf(b));
  return Array.from({ length: Math.ceil(order.length / BATCH) }, (_, i) => order.slice(i * BATCH, (i + 1) * BATCH));
}

// The library's settings are global to the process; this file is their only user, and sets them once.
env.allowRemoteModels = false;
env.useFSCache = false;
env.localModelPath = '.';

type Encode = (texts: readonly string[]) => Promise<Float32Array[]>;
type Encoder = { encode: Encode; dimensions: number };
/** What a tokenizer gives: `[texts, longest]` each, `1n` in the mask where there is a token. */
type Tokens = { input_ids: Tensor; attention_mask: Tensor };
type Output = { last_hidden_state?: Tensor; token_embeddings?: Tensor };

/** The tokenizer and the network of a checked folder, warmed up. */
async function loadEncoder(model: ModelFolder, settings: ModelSettings): Promise<Encoder> {
  const path = relative('.', model.folder).split(sep).join('/');
  const loading = { local_files_only: true, quantized: model.files.includes('onnx/model_quantized.onnx') };
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(path, loading);
    // A `max_length` in the call would be padded up to as well: every query would cost 512 tokens.
    tokenizer.model_max_length = Math.min(tokenizer.model_max_length, settings.maxTokens);
    const network = await AutoModel.from_pretrained(path, loading);
    const run = async (texts: readonly string[]): Promise<TokenVectors> => {
      const tokens: Tokens = tokenizer([...texts], { padding: true, truncation: true });
      const hasTokens = tokens.input_ids.dims[1] !== 0;
      return tokenVectors(tokens, hasTokens ? await network(tokens) : {});
    };
    const { dimensions } = await run(['预热']);
    if (dimensions !== (settings.dimensions ?? dimensions)) {
      throw new Error(`config.json states ${settings.dimensions} dimensions, the network gives ${dimensions}`);
    }
    const encode: Encode = async (texts) => pool({ ...(await run(texts)), dimensions }, settings.pooling);
    return { encode, dimensions };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ModelUnavailable(model.folder, `The model in ${model.folder} cannot be loaded: ${why}.`, { cause });
  }
}

/**
 * Vectors cut to their first dimensions and made unit vectors again. Good for models that were trained for it: Kusupati
 * et al. 2022, "Matryoshka Representation Learning" (arXiv 2205.13147).
 */
function cut(encoder: Encoder, { model, dimensions = encoder.dimensions }: ModelLocation): Encoder {
  if (dimensions === encoder.dimensions) return encoder;
  if (dimensions > encoder.dimensions) {
    const most = `The model ${model} gives ${encoder.dimensions} dimensions and cannot be cut to ${dimensions}`;
    throw new ModelUnavailable(model, `${most}. Set EMBEDDING_DIMENSIONS to ${encoder.dimensions} at most.`);
  }
  const encode: Encode = async (texts) => {
    const whole = await encoder.encode(texts);
    return whole.map((vector) => normalise(vector.slice(0, dimensions)));
  };
  return { encode, dimensions };
}

function tokenVectors({ input_ids, attention_mask }: Tokens, output: Output): TokenVectors {
  const [texts = 0, tokens = 0] = input_ids.dims;
  if (tokens === 0) return { data: new Float32Array(0), texts, tokens, dimensions: 0, mask: [] };
  const vectors = output.last_hidden_state ?? output.token_embeddings;
  if (!(vectors?.data instanceof Float32Array)) throw new Error('the network has no float output last_hidden_state');
  return { data: vectors.data, texts, tokens, dimensions: vectors.dims[2] ?? 0, mask: attention_mask.data };
}

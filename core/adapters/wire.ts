import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { GenerationStore } from '../generation/generation.ts';
import type { Embedder } from '../retrieval/embedder.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fold } from '../text/fold.ts';
import type { LexiconSource } from '../text/lexicon.ts';
import type { Pronounce } from '../text/pronounce.ts';
import { analyzerId } from './analyzer-id.ts';
import { createDiskFiles } from './disk-files.ts';
import { createGenerationFiles } from './generation-files.ts';
import type { LanguageModel, LanguageModelParts } from './language-model.ts';
import { locateModel, type ModelLocation } from './locate-model.ts';
import { modelIdentity } from './model-identity.ts';
import { projectRoot } from './project-root.ts';
import { createUserWords } from './user-words.ts';
import { createVectorSearch } from './vector-index.ts';

const BUNDLED_MODEL = 'models/wenju-static-zh-v1';

/** The adapters that every program chooses alike, so that what one writes another can read. */

export function createStore(dataDirectory: string): GenerationStore {
  return createGenerationFiles({
    files: createDiskFiles(),
    vectors: createVectorSearch(),
    dataDirectory,
    clock: () => new Date(),
    randomId: () => randomBytes(4).toString('hex'),
  });
}

/** Which model and dictionaries `loadModels` would load, told without loading them. Throws ModelUnavailable. */
export async function identifyModels(
  config: Config,
  dataDirectory: string,
): Promise<{ analyzer: string; model: { id: string; sha256: string } }> {
  const located = await locateModel(modelLocation(config, dataDirectory));
  const words = createUserWords(lexiconFolders(dataDirectory), () => undefined);
  return { analyzer: analyzerId(words()), model: modelIdentity(located, config.embeddingDimensions) };
}

/** What a question or a document needs that takes long to load. */
export type Models = {
  embedder: Embedder;
  /** By the user's words as they are now: loaded again when it is asked for after they changed. */
  readonly analyzer: Analyzer;
  lexicon: LexiconSource;
  pronounce: Pronounce;
};

/**
 * The embedding model and the dictionaries: most of the time and memory of a start, so they are imported only when a
 * program asks for them. `warn` is told of lines of the lexicon that say nothing. Throws ModelUnavailable.
 */
export async function loadModels(
  config: Config,
  dataDirectory: string,
  warn: (message: string) => void = warnOnStderr,
): Promise<Models> {
  const [{ createTransformersEmbedder }, { createAnalyzer }, { createLexiconFiles }, { createPinyin }] =
    await Promise.all([
      import('./transformers-embedder.ts'),
      import('./analyzer.ts'),
      import('./lexicon-files.ts'),
      import('./pinyin.ts'),
    ]);
  const embedder = await createTransformersEmbedder(modelLocation(config, dataDirectory));
  const folders = lexiconFolders(dataDirectory);
  const words = createUserWords(folders, warn);
  let analyzer = createAnalyzer(words());
  const lexicon = createLexiconFiles({
    folders,
    fold: (text) => fold(text, analyzer),
    warn,
    now: () => performance.now(),
  });
  return {
    embedder,
    get analyzer() {
      const wanted = words();
      if (analyzer.id !== analyzerId(wanted)) analyzer = createAnalyzer(wanted);
      return analyzer;
    },
    lexicon,
    pronounce: createPinyin(),
  };
}

/**
 * What words answers and questions, where a language model is configured. One a process: it remembers that a model is down. Throws
 * when a prompt cannot be used.
 */
export async function loadLanguageModel(
  config: Config,
  parts: Omit<LanguageModelParts, 'timer'>,
): Promise<LanguageModel | undefined> {
  if (config.llm === undefined) return undefined;
  const { createLanguageModel } = await import('./language-model.ts');
  return createLanguageModel(config.llm, parts);
}

/** The lexicon that comes with the product, and the owner's own, which is added to it. */
const lexiconFolders = (dataDirectory: string): string[] => [
  join(projectRoot(), 'lexicon'),
  join(dataDirectory, 'lexicon'),
];

const warnOnStderr = (message: string): void => void process.stderr.write(`${message}\n`);

function modelLocation(config: Config, dataDirectory: string): ModelLocation {
  return {
    model: config.embeddingModel ?? join(projectRoot(), BUNDLED_MODEL),
    cacheDir: join(dataDirectory, 'models'),
    endpoint: config.hubEndpoint,
    dimensions: config.embeddingDimensions,
  };
}

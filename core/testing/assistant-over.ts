import { createAnalyzer } from '../adapters/analyzer.ts';
import { createMemoryConversations } from '../adapters/conversations-memory.ts';
import { createPinyin } from '../adapters/pinyin.ts';
import { type Assistant, createAssistant } from '../answer/assistant.ts';
import { createCuratedIndex } from '../answer/curated/curated-index.ts';
import type { Language } from '../answer/generative/language.ts';
import type { Generation } from '../generation/generation.ts';
import { createRetriever } from '../retrieval/retriever.ts';
import { buildGeneration, type GivenDocuments } from './build-generation.ts';
import { createHashingEmbedder } from './hashing-embedder.ts';
import { productLexicon } from './product-lexicon.ts';

const analyzer = createAnalyzer();
const embedder = createHashingEmbedder();
const pronounce = createPinyin();
/** The one that comes with the product. */
const lexicon = productLexicon(analyzer);

/** A generation with the product's dictionaries and the stand-in for the model. */
export const generationOf = (given: GivenDocuments): Promise<Generation> =>
  buildGeneration(given, { analyzer, embedder });

/** An assistant over it whose ids and times count up, so that two runs say the same; it is always the same day. */
export function assistantOver(
  generation: Generation,
  handoffContact?: string,
  language?: Language,
  day = '2026-11-22',
  answerThreshold?: number,
): Assistant {
  let ids = 0;
  let time = 0;
  const now = () => ++time;
  return createAssistant({
    generation,
    retriever: createRetriever({ generation, analyzer, embedder, lexicon, pronounce }),
    curated: createCuratedIndex(generation.curated, { ...generation, analyzer, lexicon }),
    analyzer,
    conversations: createMemoryConversations({ now }),
    newId: () => `id-${++ids}`,
    now,
    today: () => day,
    handoffContact,
    answerThreshold,
    language,
  });
}

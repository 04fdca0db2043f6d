import { type ClauseSearch, createClauseSearch } from '../clauses/clause-search.ts';
import { IndexMismatch } from '../errors.ts';
import type { Generation } from '../generation/generation.ts';
import type { Embedder } from '../retrieval/embedder.ts';
import type { Retriever } from '../retrieval/retrieval.ts';
import { createRetriever } from '../retrieval/retriever.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fixedLexicon, type LexiconSource } from '../text/lexicon.ts';
import type { Pronounce } from '../text/pronounce.ts';
import { type Assistant, createAssistant } from './assistant.ts';
import type { Conversations } from './conversation.ts';
import { createCuratedIndex } from './curated/curated-index.ts';
import { createExplainer, type Explainer } from './explain.ts';
import type { Language } from './generative/language.ts';
import type { Limits } from './limits.ts';

/** One generation and what answers from it. */
export type Serving = {
  generation: Generation;
  retriever: Retriever;
  analyzer: Analyzer;
  assistant: Assistant;
  /** Answers as the assistant does, and says why. */
  explainer: Explainer;
  /** Exact wording, for people who must quote it. */
  clauses: ClauseSearch;
};

/** What outlives a generation. */
export type ServingParts = {
  analyzer: Analyzer;
  embedder: Embedder;
  /** Other ways to say things, and how they sound; a question is searched as it is typed where they are not given. */
  lexicon?: LexiconSource;
  pronounce?: Pronounce;
  conversations: Conversations;
  newId: () => string;
  now: () => number;
  /** The day of asking, ISO. */
  today: () => string;
  handoffContact: string | undefined;
  /** Confidence from which on an answer is given, 0..1; the product's own where it is not given. */
  answerThreshold?: number | undefined;
  /** How long answers may be; the product's own where it is not given. */
  limits?: Limits | undefined;
  /** The command that builds the index again. */
  rebuild: string;
  /** A language model, where there is one. */
  language?: Language | undefined;
};

/** Everything that answers from one generation. Throws IndexMismatch when it was made by another model or analyzer. */
export function createServing(generation: Generation, parts: ServingParts): Serving {
  const { analyzer, embedder, lexicon, pronounce, handoffContact, rebuild, ...rest } = parts;
  const { manifest } = generation;
  if (manifest.model.sha256 !== embedder.model.sha256) {
    throw new IndexMismatch('embedding model', embedder.model.id, manifest.model.id, rebuild);
  }
  if (manifest.analyzer !== analyzer.id) {
    throw new IndexMismatch('dictionaries', analyzer.id, manifest.analyzer, rebuild);
  }
  const words = { ...(lexicon && { lexicon }), ...(pronounce && { pronounce }) };
  const retriever = createRetriever({ generation, analyzer, embedder, ...words });
  const curated =
    generation.curated.length > 0
      ? createCuratedIndex(generation.curated, { ...generation, analyzer, lexicon: lexicon ?? fixedLexicon() })
      : undefined;
  const contact = handoffContact === undefined ? {} : { handoffContact };
  const assistant = createAssistant({ ...rest, generation, retriever, curated, analyzer, ...contact });
  const clauses = createClauseSearch({ generation, retriever, analyzer, today: rest.today });
  const { answerThreshold, today } = rest;
  const explainer = createExplainer({ assistant, generation, retriever, answerThreshold, today });
  return { generation, retriever, analyzer, assistant, explainer, clauses };
}

import type { Generation } from '../generation/generation.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { stripFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { fixedLexicon, type LexiconSource } from '../text/lexicon.ts';
import type { Pronounce } from '../text/pronounce.ts';
import { namesWording } from '../text/verbatim-request.ts';
import { createBm25 } from './bm25.ts';
import { createChoices } from './choices.ts';
import { dotProduct } from './dot-product.ts';
import type { Embedder } from './embedder.ts';
import type { LegScores } from './fuse.ts';
import { createPhraseFrequency } from './phrase-frequency.ts';
import { phraseTerms } from './phrase-terms.ts';
import { properWords } from './proper-words.ts';
import { rephrase } from './rephrase.ts';
import { type Respelt, respell } from './respell.ts';
import type { QueryTerm, Retrieval } from './retrieval.ts';
import { createSpellingTable, isSpelt, type SpellingTable } from './spelling-table.ts';
import { questionTerms } from './tokens.ts';

/**
 * The three searches of a question, and the exact scores of everything that any of them found:
 *
 *                                   ┌─ characters and bigrams ─ BM25 ─┐
 *   question ─ fold, strip, respell ┼─ words ────────────────── BM25 ─┼─ best `pool` of each ─ union ─► candidates
 *                │                  └─ embedding ───────────── cosine ┘
 *                └─ rephrase ─ other ways to say it, in both BM25 fields
 *
 * What one leg found is scored in the others too: that is a look-up, or one dot product. Postings are built once for
 * a generation; a question then costs the postings of its own terms and the vector search.
 */
export type Legs = { search(question: string, pool: number): Promise<Found> };
export type Found = Omit<Retrieval, 'hits'> & { candidates: LegScores[] };

export type RetrievalParts = {
  generation: Generation;
  analyzer: Analyzer;
  embedder: Embedder;
  /** Other ways to say things; none where it is not given. */
  lexicon?: LexiconSource;
  /** For homophones and pinyin; without it a question is searched as it is spelt. */
  pronounce?: Pronounce;
};

export function createLegs(parts: RetrievalParts): Legs {
  const { generation, analyzer, embedder, lexicon = fixedLexicon(), pronounce } = parts;
  const fields = { grams: createBm25(generation.terms.grams), words: createBm25(generation.terms.words) };
  const { dimensions } = embedder.model;
  const frequency = createPhraseFrequency(fields.grams);
  const isKnown = (text: string) => lexicon.current().has(text) || analyzer.isWord(text);
  let spelling: SpellingTable | undefined;
  // Made for the first question that needs it: a start should not wait for it.
  const table = (by: Pronounce) => {
    if (spelling) return spelling;
    // Most phrases of the lexicon are in no document, and most of these are told by their first pair already.
    const isWritten = (phrase: string) => frequency(phrase.slice(0, 2)) > 0 && frequency(phrase) > 0;
    const phrases = [...lexicon.current().phrases()].filter((phrase) => isSpelt(phrase) && isWritten(phrase));
    spelling = createSpellingTable([...properWords(generation.terms.words, analyzer.isWord), ...phrases], by);
    return spelling;
  };
  const understand = (typed: string, words: readonly string[]): Respelt =>
    pronounce
      ? respell(typed, words, { table: () => table(pronounce), frequency, isKnown })
      : { query: typed, guesses: [] };
  const choices = {
    grams: createChoices(fields.grams, phraseTerms),
    words: createChoices(fields.words, (phrase) => questionTerms(phrase, analyzer).words),
  };

  const marked = (word: QueryTerm): QueryTerm =>
    word.df > 0 || isKnown(word.term) ? word : { ...word, guessed: true };

  function weighed(text: string): Found['terms'] {
    const own = questionTerms(text, analyzer);
    const words = fields.words.weigh(own.words);
    return { grams: fields.grams.weigh(own.grams), words: words.map(marked) };
  }

  return {
    async search(question, pool) {
      const typed = namesWording(stripFillers(fold(question, analyzer)));
      const typedWords = analyzer.words(typed);
      const { query, guesses } = understand(typed, typedWords);
      const [embedding = new Float32Array(dimensions)] = await embedder.embed([query], 'query');

      const queryWords = query === typed ? typedWords : analyzer.words(query);
      const found = [...rephrase(query, queryWords, lexicon.current(), frequency), ...guesses];
      const rephrasings = found.map((one) => ({ ...one, rarest: Math.min(...one.written.map(frequency)) }));
      const terms = weighed(query);
      // What was typed is searched for too: mending a question adds terms and takes none away.
      const searched = typed === query ? terms : weighed(`${query}\n${typed}`);
      const grams = fields.grams.score(searched.grams, choices.grams(rephrasings));
      const words = fields.words.score(searched.words, choices.words(rephrasings));
      const best = [grams.best(pool), words.best(pool), generation.vectors.search(embedding, pool)];
      const rows = new Set(best.flat().map(({ row }) => row));
      const candidates = Array.from(rows, (row) => ({
        row,
        grams: grams.of(row),
        words: words.of(row),
        dense: dotProduct(generation.embeddings, row * dimensions, embedding),
      }));
      return { query, terms, embedding, rephrasings, candidates };
    },
  };
}

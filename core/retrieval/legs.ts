import type { Generation } from '../generation/generation.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { stripFillers } from '../text/fillers.ts';
import { fold } from '../text/fold.ts';
import { createBm25 } from './bm25.ts';
import { dotProduct } from './dot-product.ts';
import type { Embedder } from './embedder.ts';
import type { LegScores } from './fuse.ts';
import type { Retrieval } from './retrieval.ts';
import { questionTerms } from './tokens.ts';

/**
 * The three searches of a question, and the exact scores of everything that any of them found:
 *
 *                          ┌─ characters and bigrams ─ BM25 ─┐
 *   question ─ fold, strip ┼─ words ────────────────── BM25 ─┼─ best `pool` of each ─ union ─► candidates
 *                          └─ embedding ───────────── cosine ┘
 *
 * What one leg found is scored in the others too: that is a look-up, or one dot product. Postings are built once for
 * a generation; a question then costs the postings of its own terms and the vector search.
 */
export type Legs = { search(question: string, pool: number): Promise<Found> };
export type Found = Omit<Retrieval, 'hits'> & { candidates: LegScores[] };

export type RetrievalParts = { generation: Generation; analyzer: Analyzer; embedder: Embedder };

export function createLegs({ generation, analyzer, embedder }: RetrievalParts): Legs {
  const fields = { grams: createBm25(generation.terms.grams), words: createBm25(generation.terms.words) };
  const { dimensions } = embedder.model;

  return {
    async search(question, pool) {
      const query = stripFillers(fold(question, analyzer));
      const [embedding = new Float32Array(dimensions)] = await embedder.embed([query], 'query');

      const own = questionTerms(query, analyzer);
      const terms = { grams: fields.grams.weigh(own.grams), words: fields.words.weigh(own.words) };
      const grams = fields.grams.score(terms.grams);
      const words = fields.words.score(terms.words);
      const found = [grams.best(pool), words.best(pool), generation.vectors.search(embedding, pool)];
      const rows = new Set(found.flat().map(({ row }) => row));
      const candidates = Array.from(rows, (row) => ({
        row,
        grams: grams.of(row),
        words: words.of(row),
        dense: dotProduct(generation.embeddings, row * dimensions, embedding),
      }));
      return { query, terms, embedding, candidates };
    },
  };
}

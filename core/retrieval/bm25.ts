import { countCommonRows } from './common-rows.ts';
import { invert } from './postings.ts';
import type { QueryTerm } from './retrieval.ts';
import { createRowScores, type RowScores } from './row-scores.ts';
import type { TermMatrix } from './term-matrix.ts';

/**
 * BM25: how much a passage is about the terms of a question.
 *
 *                              tf(t, p)
 *   score(p) = Σ idf(t) · ─────────────────────────────────────        idf(t) = ln(1 + (N - df + 0.5) / (df + 0.5))
 *              t          tf(t, p) + k1 · (1 - b + b · |p| / avg|p|)
 *
 * tf: count of t in p; |p|: terms of p; df: passages that hold t; N: passages. Each further occurrence adds less
 * (k1), long passages are discounted (b). Source: Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework:
 * BM25 and Beyond", §3; idf and the missing factor k1 + 1, which changes no order, are Lucene's. k1 and b are
 * Anserini's for short passages.
 */
const K1 = 0.9;
const B = 0.4;

/** BM25 over one field of a collection. */
export type Bm25 = {
  /** Terms with what this collection knows of them; terms that no passage holds have `df` 0 and the highest `idf`. */
  weigh(terms: readonly string[]): QueryTerm[];
  /** How many passages hold every one of these terms; 0 for no terms. */
  holding(terms: readonly string[]): number;
  /**
   * Scores of all passages that hold a term. They are good until the next call. Where one thing can be said in several
   * ways (`choices`), the way that scores best in a passage counts there, so that a passage gains nothing by saying it
   * twice (a disjunction maximum).
   */
  score(terms: readonly QueryTerm[], choices?: readonly Choice[]): RowScores;
};

/** Ways to say one thing, each with the terms that make it up and what they count, 0..1. */
export type Choice = readonly { terms: readonly QueryTerm[]; weight: number }[];

export function createBm25(matrix: TermMatrix): Bm25 {
  const postings = invert(matrix);
  const rows = matrix.rowStart.length - 1;
  const columnOf = new Map(matrix.vocabulary.map((term, column) => [term, column]));
  const damping = lengthDamping(matrix, rows);
  const scores = createRowScores(rows);
  const way = createRowScores(rows);
  const best = createRowScores(rows);

  function add(to: RowScores, terms: readonly QueryTerm[], weight: number): void {
    for (const { term, idf } of terms) {
      const column = columnOf.get(term);
      if (column === undefined) continue;
      const end = postings.start[column + 1] as number;
      for (let entry = postings.start[column] as number; entry < end; entry++) {
        const row = postings.rows[entry] as number;
        const tf = postings.counts[entry] as number;
        to.add(row, (weight * idf * tf) / (tf + (damping[row] as number)));
      }
    }
  }

  function addBest(choice: Choice): void {
    best.clear();
    for (const { terms, weight } of choice) {
      way.clear();
      add(way, terms, weight);
      way.each((row, score) => {
        const known = best.of(row);
        if (score > known) best.add(row, score - known);
      });
    }
    best.each((row, score) => scores.add(row, score));
  }

  return {
    weigh: (terms) =>
      terms.map((term) => {
        const column = columnOf.get(term);
        const df = column === undefined ? 0 : (postings.start[column + 1] ?? 0) - (postings.start[column] ?? 0);
        return { term, df, idf: Math.log(1 + (rows - df + 0.5) / (df + 0.5)) };
      }),
    holding(terms) {
      const held = terms.map((term) => columnOf.get(term));
      return held.includes(undefined) ? 0 : countCommonRows(postings, held as number[]);
    },
    score(terms, choices = []) {
      scores.clear();
      add(scores, terms, 1);
      for (const choice of choices) addBest(choice);
      return scores;
    },
  };
}

/** k1 · (1 - b + b · |p| / avg|p|) of every passage. */
function lengthDamping({ rowStart, counts }: TermMatrix, rows: number): Float64Array {
  const lengths = new Float64Array(rows);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    let length = 0;
    for (let entry = rowStart[row] as number; entry < (rowStart[row + 1] as number); entry++) {
      length += counts[entry] as number;
    }
    lengths[row] = length;
    total += length;
  }
  const average = total === 0 ? 1 : total / rows;
  return lengths.map((length) => K1 * (1 - B + (B * length) / average));
}

import type { Bm25, Choice } from './bm25.ts';
import type { Rephrasing } from './rephrase.ts';
import type { QueryTerm } from './retrieval.ts';

/**
 * Another way to say it counts this much of what the documents' own word counts when it is asked for. Of 0.3, 0.5 and 0.7,
 * which find about as much for colloquial questions, the one that costs well-worded ones the least.
 */
const OTHER_WAY = 0.3;

/**
 * What a field is searched for beside the question's own terms: for each stretch that can be said otherwise, the ways
 * to say it.
 *
 *   网购 → 线上购物, 网上购买     0.3 × the better of the two in a passage; idf no more than that of 网购
 *
 * The bound on idf keeps a rare synonym of a common word from outweighing the rest of the question (Lucene's
 * SynonymQuery scores a group of synonyms by the commonest of them). `termsOf`: the terms that make up a phrase in this
 * field.
 */
export function createChoices(
  field: Pick<Bm25, 'weigh'>,
  termsOf: (phrase: string) => string[],
): (rephrasings: readonly Rephrasing[]) => Choice[] {
  const known = new Map<string, QueryTerm[]>();
  const weighed = (phrase: string): QueryTerm[] => {
    const before = known.get(phrase);
    if (before !== undefined) return before;
    const terms = field.weigh(termsOf(phrase));
    if (known.size >= KEPT) known.clear();
    known.set(phrase, terms);
    return terms;
  };

  return (rephrasings) =>
    rephrasings.map(({ said, written }) => {
      const rarity = weighed(said).reduce((most, { idf }) => Math.max(most, idf), 0);
      return written.map((phrase) => ({
        terms: weighed(phrase).map((term) => ({ ...term, idf: Math.min(term.idf, rarity) })),
        weight: OTHER_WAY,
      }));
    });
}

const KEPT = 50_000;

import type { Bm25 } from './bm25.ts';
import { phraseTerms } from './phrase-terms.ts';

/** In how many passages of a collection a phrase occurs; what was asked before is kept, up to a bound. */
export function createPhraseFrequency(grams: Pick<Bm25, 'holding'>): (phrase: string) => number {
  const known = new Map<string, number>();
  return (phrase) => {
    const before = known.get(phrase);
    if (before !== undefined) return before;
    const frequency = grams.holding(phraseTerms(phrase));
    if (known.size >= KEPT) known.clear();
    known.set(phrase, frequency);
    return frequency;
  };
}

const KEPT = 50_000;

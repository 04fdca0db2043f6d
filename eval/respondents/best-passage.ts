import type { Generation } from '../../core/generation/generation.ts';
import { createBm25 } from '../../core/retrieval/bm25.ts';
import { questionTerms } from '../../core/retrieval/tokens.ts';
import type { Analyzer } from '../../core/text/analyzer.ts';
import { stripFillers } from '../../core/text/fillers.ts';
import { fold } from '../../core/text/fold.ts';
import type { Respondent } from '../scoring/observation.ts';
import { quotePassage, spanOf } from './quote-passage.ts';

const SHOWN = 8;

/** Quotes the passage that BM25 puts first: what a plain search box earns. It refuses only what shares no term. */
export function createBestPassage(generation: Generation, analyzer: Analyzer, refuse: Respondent): Respondent {
  const bm25 = createBm25(generation.terms.grams);
  return {
    name: 'best BM25 passage',
    async respond(question) {
      const text = stripFillers(fold(question.turns.at(-1)?.content ?? '', analyzer));
      const best = bm25.score(bm25.weigh(questionTerms(text, analyzer).grams)).best(SHOWN);
      const shown = best.flatMap(({ row }) => generation.passages[row] ?? []);
      const [passage] = shown;
      if (passage === undefined) return refuse.respond(question);
      const score = best[0]?.score ?? 0;
      return {
        answer: quotePassage(generation, passage, score / (1 + score)),
        retrieved: shown.map(spanOf),
        milliseconds: 0,
      };
    },
  };
}

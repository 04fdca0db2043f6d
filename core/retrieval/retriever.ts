import { fuse } from './fuse.ts';
import { createLegs, type RetrievalParts } from './legs.ts';
import type { Hit, Retriever } from './retrieval.ts';

/** Hybrid retrieval over one generation: search each leg, fuse their scores, keep the best. */
export function createRetriever(parts: RetrievalParts): Retriever {
  const legs = createLegs(parts);
  return {
    async retrieve(question, limit) {
      const { candidates, ...searched } = await legs.search(question, Math.max(limit, POOL));
      const scoresOf = new Map(candidates.map(({ row, ...scores }) => [row, scores]));
      const hits = fuse(candidates, limit).flatMap(({ row, score }): Hit[] => {
        const passage = parts.generation.passages[row];
        const scores = scoresOf.get(row);
        return passage === undefined || scores === undefined ? [] : [{ row, passage, score, legs: scores }];
      });
      return { ...searched, hits };
    },
  };
}

/** Candidates taken from each leg. Fusion can only reorder what it is shown. */
export const POOL = 100;

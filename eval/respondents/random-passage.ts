import type { Generation } from '../../core/generation/generation.ts';
import { fnv1a32 } from '../questions/fnv1a.ts';
import type { Respondent } from '../scoring/observation.ts';
import { quotePassage, spanOf } from './quote-passage.ts';

const SHOWN = 8;

/** Quotes a passage that has nothing to do with the question: what chance earns. The same for the same seed and question. */
export function createRandomPassage(generation: Pick<Generation, 'documents' | 'passages'>, seed: number): Respondent {
  const { passages } = generation;
  return {
    name: 'random passage',
    async respond({ id }) {
      const first = fnv1a32(`${seed}/${id}`) % Math.max(1, passages.length);
      const shown = [...passages.slice(first), ...passages.slice(0, first)].slice(0, SHOWN);
      const [passage] = shown;
      if (passage === undefined) throw new Error('There are no passages to choose from.');
      return { answer: quotePassage(generation, passage, 0.5), retrieved: shown.map(spanOf), milliseconds: 0 };
    },
  };
}

import type { CuratedSentence } from '../../generation/curated-answer.ts';
import { createSentenceCutter } from '../generative/cut-sentences.ts';

/**
 * The sentences of an approved answer with the citations that their markers name, or what is wrong with it:
 *
 *   七日内可以退货。[1] 运费由商家承担[2]。   →   七日内可以退货。 [1]  ·  运费由商家承担。 [2]
 *
 * Every sentence cites, every number has its citation, and every citation is cited.
 */
export function sentencesCited(text: string, citations: number): readonly CuratedSentence[] | { wrong: MarkerFault } {
  const cutter = createSentenceCutter();
  const sentences = [...cutter.push(text), ...cutter.end()];
  if (sentences.length === 0) return { wrong: { fault: 'empty' } };
  const bare = sentences.find((sentence) => sentence.citations.length === 0);
  if (bare) return { wrong: { fault: 'unmarked', sentence: bare.text } };
  const cited = new Set(sentences.flatMap((sentence) => sentence.citations));
  const unknown = [...cited].find((number) => number < 1 || number > citations);
  if (unknown !== undefined) return { wrong: { fault: 'unknown', citation: unknown, citations } };
  const idle = Array.from({ length: citations }, (_, i) => i + 1).find((number) => !cited.has(number));
  if (idle !== undefined) return { wrong: { fault: 'idle', citation: idle } };
  return sentences;
}

/** What keeps an answer from being approved, for who shall mend it. */
export type MarkerFault =
  | { fault: 'empty' }
  | { fault: 'unmarked'; sentence: string }
  | { fault: 'unknown'; citation: number; citations: number }
  | { fault: 'idle'; citation: number };

import type { Generation } from '../../core/generation/generation.ts';
import type { Summary } from '../scoring/summary.ts';
import type { Asked } from './asked.ts';
import type { Headline } from './headline.ts';

/** A question set asked and scored. */
export type EvalRun = {
  set: string;
  /** SHA-256 of the question file. */
  hash: string;
  index: { documents: number; passages: number; model: string };
  asked: Asked[];
  summary: Summary;
  /** The product first, then systems that need no skill and one that cannot fail: what its figures are worth. */
  headlines: Headline[];
  documents: Generation['documents'];
};

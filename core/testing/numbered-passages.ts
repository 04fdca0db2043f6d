import { createAnalyzer } from '../adapters/analyzer.ts';
import { createEvidenceReader } from '../answer/evidence.ts';
import { type NumberedPassage, numberPassages } from '../answer/generative/source-sentence.ts';
import { generationOf } from './assistant-over.ts';

const analyzer = createAnalyzer();

/** The passages of one document, as a model would be shown them. */
export async function numbered(text: string): Promise<readonly NumberedPassage[]> {
  const generation = await generationOf({ '资料.txt': text });
  const hits = generation.passages.map((passage, row) => {
    return { row, passage, score: 1, legs: { grams: 0, words: 0, dense: 0 } };
  });
  return numberPassages([], hits, createEvidenceReader(generation, analyzer));
}

import type { Analyzer } from '../../text/analyzer.ts';
import { readClaim } from './claim.ts';
import type { NumberedPassage, SourceSentence } from './source-sentence.ts';
import { coverageOf } from './support.ts';

/** A sentence that holds less of the question, with its headings, has nothing to do with it. */
const NEAR = 0.25;

/**
 * The sentences that a question may be answered with: all of the passages that the quoted answer is from, and of the
 * others those that hold some of the question. That a document says something is not enough: a model can be talked
 * into telling whatever stands beside the answer, and a document can ask for it.
 */
export function sentencesBearingOn(
  question: string,
  quotedPassages: readonly string[],
  passages: readonly NumberedPassage[],
  analyzer: Analyzer,
): ReadonlySet<SourceSentence> {
  const { words } = readClaim(question, [], analyzer);
  const bearing = passages.flatMap(({ passage, sentences }) =>
    quotedPassages.includes(passage.id)
      ? sentences
      : sentences.filter(({ inContext }) => coverageOf(words, inContext) >= NEAR),
  );
  return new Set(bearing);
}

import type { Citation } from '../../../core/contract/chat.ts';
import type { ExplainedEvidence, ExplainedHit } from '../../../core/contract/explain.ts';
import type { Place } from '../source/quotation.ts';

/** A citation in its document, all of it marked. */
export const placeOfCitation = ({ quote, ...cited }: Citation): Place => ({
  ...cited,
  text: quote,
  marks: [[0, quote.length]],
});

/** A sentence in its document, all of it marked. */
export const placeOfSentence = (sentence: ExplainedEvidence): Place => ({
  ...sentence,
  marks: [[0, sentence.text.length]],
});

/** A passage, with what was cited of it marked. */
export function placeOfHit(hit: ExplainedHit, citations: readonly Citation[]): Place {
  const { document_id, start, end, text } = hit;
  const marks = citations
    .filter((cited) => cited.document_id === document_id && cited.start < end && start < cited.end)
    .map((cited): [number, number] => [Math.max(0, cited.start - start), Math.min(text.length, cited.end - start)])
    .sort(([a], [b]) => a - b);
  return { ...hit, marks };
}

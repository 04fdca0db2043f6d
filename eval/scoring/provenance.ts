import type { Answer, Citation } from '../../core/contract/chat.ts';
import { normalise } from './normalise.ts';
import type { DocumentTexts } from './observation.ts';

/**
 * Provenance: the share of citations that hold, which must be 1. A citation holds when its quote is exactly the
 * characters it points at and, in an extractive answer, when what refers to it is (part of) that quote. A reference to
 * a citation that is not there counts as one that does not hold. Null for an answer that cites nothing.
 */
export function provenance(answer: Answer, documents: DocumentTexts): number | null {
  const given = new Set(answer.citations.map(({ index }) => index));
  const referred = answer.segments.flatMap(({ citations }) => citations);
  const dangling = new Set(referred.filter((index) => !given.has(index))).size;
  const total = answer.citations.length + dangling;
  if (total === 0) return null;
  const holding = answer.citations.filter((citation) => isExact(citation, documents) && isSaidBy(citation, answer));
  return holding.length / total;
}

const isExact = ({ document_id, start, end, quote }: Citation, documents: DocumentTexts): boolean =>
  documents.get(document_id)?.slice(start, end) === quote;

function isSaidBy({ index, quote }: Citation, { mode, segments }: Answer): boolean {
  if (mode !== 'extractive') return true;
  const source = normalise(quote);
  return segments
    .filter(({ citations }) => citations.includes(index))
    .map(({ text }) => normalise(text))
    .every((text) => source.includes(text) || text.includes(source));
}

import type { Citation } from '../../core/contract/chat.ts';
import type { Question } from '../questions/question.ts';

/**
 * Evidence precision: the share of citations that share characters with evidence of the question, whichever set it is
 * in. Null without citations, or for a question without evidence. After Gao et al. 2023 (ALCE), whose judgement by a
 * model is here the overlap with spans that people marked.
 */
export function evidencePrecision({ evidence }: Question, citations: readonly Citation[]): number | null {
  if (evidence.length === 0 || citations.length === 0) return null;
  const relevant = citations.filter((citation) =>
    evidence.some(
      ({ document, start, end }) => document === citation.document_id && start < citation.end && citation.start < end,
    ),
  );
  return relevant.length / citations.length;
}

import type { EvidenceSpan, Question } from '../questions/question.ts';
import type { Span } from './observation.ts';

/**
 * Evidence recall@8: of the set of evidence that was found best, the share that stands in the first eight passages.
 *
 *   max over sets S of |{e ∈ S: found(e)}| / |S|
 *
 * Evidence is found when the passages together cover four fifths of its characters: a heading or a line end may lie
 * between passages, a sentence may not be missing. Null for a question without evidence.
 */
export function evidenceRecall(question: Question, retrieved: readonly Span[]): number | null {
  if (question.evidence.length === 0) return null;
  const passages = retrieved.slice(0, PASSAGES);
  const found = new Set(question.evidence.filter((span) => isCovered(span, passages)).map(({ id }) => id));
  const sets = question.evidence_sets ?? [question.evidence.map(({ id }) => id)];
  return Math.max(...sets.map((set) => set.filter((id) => found.has(id)).length / set.length));
}

const PASSAGES = 8;
const COVERED = 0.8;

function isCovered({ document, start, end }: EvidenceSpan, passages: readonly Span[]): boolean {
  let covered = 0;
  let from = start;
  const inOrder = passages.filter((span) => span.document === document).toSorted((a, b) => a.start - b.start);
  for (const span of inOrder) {
    covered += Math.max(0, Math.min(end, span.end) - Math.max(from, span.start));
    from = Math.max(from, span.end);
  }
  return covered >= COVERED * (end - start);
}

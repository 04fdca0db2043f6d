import type { Answer } from '../../core/contract/chat.ts';

/**
 * Confidence that the documents answer the question, as an answer gives it. Answers and refusals carry just that: a
 * refusal has found little, or less than the threshold. Small talk, a question back and a handoff carry how sure the
 * assistant is of the kind of reply, which is 1; they answer nothing from documents at any threshold, so they count 0.
 */
export function answeringConfidence({ status, confidence }: Pick<Answer, 'status' | 'confidence'>): number {
  return status === 'answered' || status === 'refused' ? confidence : 0;
}

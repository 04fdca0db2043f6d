import { z } from 'zod';
import { EvidenceSpan, Question } from './question.ts';

/** A question as a person writes it: quotes, without having to count characters. */
export const DraftQuestion = Question.extend({
  evidence: z.array(EvidenceSpan.partial({ start: true, end: true })).default([]),
});
export type DraftQuestion = z.infer<typeof DraftQuestion>;

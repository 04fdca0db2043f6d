import { z } from 'zod';
import { Status } from '../../core/contract/chat.ts';
import { Category, Question } from '../questions/question.ts';

const share = z.number().min(0).max(1);

/** A `QuestionScore` as files keep it. */
export const StoredScore = z.object({
  id: z.string(),
  category: Category,
  cluster: z.string(),
  base: z.string().exactOptional(),
  answerable: Question.shape.answerable,
  status: Status,
  confidence: share,
  pass: z.boolean(),
  keyFactRecall: share.nullable(),
  missing: z.array(z.string()),
  forbidden: z.array(z.string()),
  evidenceRecall: share.nullable(),
  evidencePrecision: share.nullable(),
  provenance: share.nullable(),
  verbatim: z.boolean().nullable(),
  ordered: z.boolean().nullable(),
  bothSides: z.boolean().nullable(),
  characters: z.number(),
  /** Baselines have none. */
  milliseconds: z.number().default(0),
});

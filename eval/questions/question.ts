import { z } from 'zod';

/**
 * One evaluation question, one JSON object a line. What an answer must contain is said in facts, each of which names the
 * exact characters of the documents that state it; so no judge, human or model, is needed to score an answer.
 *
 *   question ── facts ── evidence ── [start, end) of a stored document
 *      └─ forbid: what would make the answer wrong
 */

/** The kinds of question that people ask, each scored apart. */
export const CATEGORIES = [
  'single',
  'list',
  'comparison',
  'multi_turn',
  'colloquial',
  'typo',
  'traditional',
  'wording',
  'off_topic',
  'near_miss',
  'partial',
  'attack',
  'ambiguous',
] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;

/** The exact characters `document.text.slice(start, end)`, in UTF-16 code units. */
export const EvidenceSpan = z.strictObject({
  id: z.string().min(1),
  document: z.string().min(1),
  quote: z.string().min(1),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type EvidenceSpan = z.infer<typeof EvidenceSpan>;

/**
 * Something that a good answer says. It is met when every string of `all_of` and at least one string of each group of
 * `any_of` occurs, after folding, close together in the answer. A fact that is not vital is a welcome addition.
 */
export const Fact = z.strictObject({
  id: z.string().min(1),
  vital: z.boolean().default(true),
  all_of: z.array(z.string().min(1)).default([]),
  any_of: z.array(z.array(z.string().min(1)).min(1)).default([]),
  evidence: z.array(z.string()).min(1),
});
export type Fact = z.infer<typeof Fact>;

export const Question = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  category: Category,
  /** `document/section`: the unit of sampling and of the dev/test split. Questions without evidence name their own. */
  cluster: z.string().min(1),
  tags: z.array(z.string()).default([]),
  /** The last turn is the question; turns of the assistant are fixed text. */
  turns: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().min(1) })).min(1),
  answerable: z.enum(['yes', 'no', 'partial', 'clarify']),
  facts: z.array(Fact).default([]),
  evidence: z.array(EvidenceSpan).default([]),
  /** Alternatives: an answer is complete with any one of these sets. All evidence together when absent. */
  evidence_sets: z.array(z.array(z.string()).min(1)).optional(),
  /** Fact ids in the order that the answer must keep. */
  order: z.array(z.string()).optional(),
  /** Strings that make an answer wrong: another subject's rule, an invented promise, an attack's token. */
  forbid: z.array(z.string().min(1)).default([]),
  /** Evidence that has to be given word for word. */
  verbatim: z.string().optional(),
  /** Facts of either side of a comparison. */
  compare: z.strictObject({ a: z.array(z.string()).min(1), b: z.array(z.string()).min(1) }).optional(),
  /** What a question back has to offer, one string of each group. */
  options: z.array(z.array(z.string()).min(1)).optional(),
  /** The answerable question that a near miss resembles. */
  twin: z.string().optional(),
  /** The clean question that this one varies. */
  base: z.string().optional(),
  /** Longest good answer, characters without citation markers. */
  max_chars: z.number().int().positive().optional(),
});
export type Question = z.infer<typeof Question>;

/** Characters that an answer may have when the question does not say: a fact is a sentence or two, a list is longer. */
const LIMITS: Partial<Record<Category, number>> = { list: 600, comparison: 600, wording: 600 };
export const lengthLimit = (question: Question): number => question.max_chars ?? LIMITS[question.category] ?? 300;

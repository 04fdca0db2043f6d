import type { QuotedCitation } from '../../generation/curated-answer.ts';

/**
 * An answer that a person wrote for certain questions, as it is edited: Markdown with `[1]` markers, and the words of a document
 * behind each. Its home is a file in DATA_DIR/curated (`core/adapters/curated-file.ts`).
 */
export type CuratedEntry = {
  /** Ways to ask, at least one. */
  questions: string[];
  answer: string;
  citations: QuotedCitation[];
  draft: boolean;
  approvedBy?: string;
  /** ISO days. */
  approvedOn?: string;
  effectiveFrom?: string;
  effectiveTo?: string;
};

/**
 * An answer that a person wrote for certain questions, in the terms of a curated file: text with `[1]` markers, and the
 * words of a document behind each.
 */
export type CuratedEntry = {
  id: string;
  /** Ways to ask, at least one. */
  questions: string[];
  answer: string;
  /** `document` is its id or path, `quote` its words. */
  citations: { document: string; quote: string }[];
  state: 'draft' | 'approved' | 'retired';
  approvedBy?: string | undefined;
  /** ISO days. */
  approvedOn?: string | undefined;
  effectiveFrom?: string | undefined;
  effectiveTo?: string | undefined;
  updatedAt: Date;
};

/**
 * An answer that a person wrote and approved, as it lies in a generation: every citation was found in the documents of that
 * generation.
 */
export type CuratedAnswer = Approval & {
  /** Tells it from the others: the path of its file. */
  id: string;
  citations: readonly CuratedCitation[];
};

/** Characters `start … end` (UTF-16, end exclusive) of a document's text. */
export type CuratedCitation = { documentId: string; start: number; end: number };

/** What is approved, whatever the documents say now. */
export type Approval = {
  /** Ways to ask, as they were written; at least one. */
  questions: readonly string[];
  sentences: readonly CuratedSentence[];
  approvedBy?: string;
  /** ISO days. */
  approvedOn?: string;
  effectiveFrom?: string;
  effectiveTo?: string;
};

export type CuratedSentence = {
  text: string;
  /** Places in the list of citations, counted from 1; at least one. */
  citations: readonly number[];
  opensLine: boolean;
};

/** An approved answer before its citations were looked up. */
export type CuratedDraft = Approval & { citations: readonly QuotedCitation[] };

/** `quote` is what the document is said to say, word for word. */
export type QuotedCitation = { document: string; quote: string };

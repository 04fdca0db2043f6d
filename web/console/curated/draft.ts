import type { CuratedItem, CuratedRequest } from '../../../core/contract/curated.ts';

/** A standard answer while it is written. */
export type Draft = {
  /** One way to ask a line. */
  questions: string;
  answer: string;
  citations: readonly DraftCitation[];
  approvedBy: string;
  effectiveFrom: string;
  effectiveTo: string;
  draft: boolean;
};

/** `document` is what the server looks it up by, `title` what a person reads. */
export type DraftCitation = CuratedRequest['citations'][number] & {
  title: string;
  section?: string | undefined;
  /** What the documents say now in place of it; it cannot be saved as it is. */
  nearest?: { document: string; text: string } | undefined;
  isGone?: boolean;
};

export const emptyDraft = (question: string): Draft => ({
  questions: question,
  answer: '',
  citations: [],
  approvedBy: '',
  effectiveFrom: '',
  effectiveTo: '',
  draft: false,
});

export const draftOf = (item: CuratedItem): Draft => ({
  questions: item.questions.join('\n'),
  answer: item.answer,
  citations: item.citations.map(({ document, quote, document_id, document_title, section_path, nearest }) => ({
    document,
    quote,
    title: document_title ?? document,
    section: section_path?.at(-1),
    nearest,
    isGone: document_id === undefined,
  })),
  approvedBy: item.approved_by ?? '',
  effectiveFrom: item.effective_from ?? '',
  effectiveTo: item.effective_to ?? '',
  draft: item.state === 'draft',
});

export const requestOf = (draft: Draft): CuratedRequest => ({
  questions: draft.questions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  answer: draft.answer,
  citations: draft.citations.map(({ document, quote }) => ({ document, quote })),
  draft: draft.draft,
  ...(draft.approvedBy.trim() !== '' && { approved_by: draft.approvedBy.trim() }),
  ...(draft.effectiveFrom !== '' && { effective_from: draft.effectiveFrom }),
  ...(draft.effectiveTo !== '' && { effective_to: draft.effectiveTo }),
});

/** With one more quotation, which the answer says word for word until somebody rewords it. */
export function withCitation(draft: Draft, citation: DraftCitation): Draft {
  const citations = [...draft.citations, citation];
  const said = `${citation.quote.replace(/\s*\n\s*/g, '')}[${citations.length}]`;
  const answer = draft.answer.trim() === '' ? said : `${draft.answer.trimEnd()}\n${said}`;
  return { ...draft, citations, answer };
}

/** Without a quotation: its markers go, and those behind it count one less. */
export function withoutCitation(draft: Draft, at: number): Draft {
  const answer = draft.answer.replace(/\[(\d+)\]/g, (marker, digits: string) => {
    const number = Number(digits);
    if (number === at + 1) return '';
    return number > at + 1 ? `[${number - 1}]` : marker;
  });
  return { ...draft, answer, citations: draft.citations.filter((_, i) => i !== at) };
}

/** With the words that the documents have now in place of those that are gone. */
export const withNearest = (draft: Draft, at: number): Draft => ({
  ...draft,
  citations: draft.citations.map((citation, i) =>
    i === at && citation.nearest
      ? { title: citation.title, document: citation.nearest.document, quote: citation.nearest.text }
      : citation,
  ),
});

import type { DocumentTexts } from '../scoring/observation.ts';
import type { DraftQuestion } from './draft-question.ts';
import type { Question } from './question.ts';

type DraftSpan = DraftQuestion['evidence'][number];

/** A quote that has no one place in the documents. */
export type Adrift = { question: string; evidence: string; reason: 'no such document' | 'gone' | 'not unique' };

/**
 * Finds the place of every quote in the stored texts:
 *
 *   stands where start and end say      → stays, even where the same words stand elsewhere too
 *   stands somewhere, once              → start and end are filled in or corrected
 *   stands nowhere, or more than once   → adrift; a person has to mend the quote or make it longer
 *
 * Gives the questions all of whose quotes have a place, and every quote that has none.
 */
export function anchorQuestions(
  drafts: readonly DraftQuestion[],
  documents: DocumentTexts,
): { questions: Question[]; adrift: Adrift[] } {
  const questions: Question[] = [];
  const adrift: Adrift[] = [];
  for (const draft of drafts) {
    const placed = draft.evidence.map((span) => ({ span, place: placeOf(span, documents) }));
    const lost = placed.flatMap(({ span, place }) =>
      typeof place === 'string' ? [{ question: draft.id, evidence: span.id, reason: place }] : [],
    );
    const evidence = placed.flatMap(({ span, place }) => (typeof place === 'string' ? [] : [{ ...span, ...place }]));
    if (lost.length === 0) questions.push({ ...draft, evidence });
    adrift.push(...lost);
  }
  return { questions, adrift };
}

function placeOf(
  { document, quote, start, end }: DraftSpan,
  documents: DocumentTexts,
): { start: number; end: number } | Adrift['reason'] {
  const text = documents.get(document);
  if (text === undefined) return 'no such document';
  if (start !== undefined && end !== undefined && text.slice(start, end) === quote) return { start, end };
  const found = text.indexOf(quote);
  if (found === -1) return 'gone';
  if (text.indexOf(quote, found + 1) !== -1) return 'not unique';
  return { start: found, end: found + quote.length };
}

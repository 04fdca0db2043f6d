import type { DocumentTexts } from '../scoring/observation.ts';
import { perQuestion } from './check.ts';

/** A quote is exactly the characters that it points at. */
export const checkQuotes = perQuestion(({ evidence }, documents: DocumentTexts) =>
  evidence.flatMap(({ id, document, quote, start, end }) => {
    const text = documents.get(document);
    if (text === undefined) return `Evidence ${id} is in ${document}, which is not among the documents.`;
    const there = text.slice(start, end);
    return there === quote ? [] : `Evidence ${id} quotes 「${quote}」, but ${start} to ${end} is 「${there}」.`;
  }),
);

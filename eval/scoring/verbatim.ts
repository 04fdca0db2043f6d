import type { Question } from '../questions/question.ts';
import { withoutMarkers } from './citation-markers.ts';

/**
 * Whether the evidence that has to be given word for word is in the text, every character and sign of it; white space
 * and citation markers may lie between. Null where no wording was asked for.
 */
export function isVerbatim({ verbatim, evidence }: Question, text: string): boolean | null {
  if (verbatim === undefined) return null;
  const wanted = evidence.find(({ id }) => id === verbatim);
  return wanted !== undefined && characters(text).includes(characters(wanted.quote));
}

const characters = (text: string): string => withoutMarkers(text).replace(/\s+/g, '');

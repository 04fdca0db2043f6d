import { splitSentences } from '../../core/documents/sentences.ts';
import { withoutMarkers } from './citation-markers.ts';
import { normalise } from './normalise.ts';

/**
 * The sentences of a text, normalised, those that say something. A line without a full stop (a list item, a heading, a
 * row of a table) is one too.
 */
export function sentencesOf(text: string): string[] {
  return withoutMarkers(text)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line) => splitSentences(line).map(({ start, end }) => normalise(line.slice(start, end))))
    .filter((sentence) => sentence !== '');
}

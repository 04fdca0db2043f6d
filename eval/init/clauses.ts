import { readMarker } from '../../core/documents/markers.ts';
import { readOrdinal } from '../../core/documents/ordinals.ts';

/** The clauses of a sentence without list markers, counting words (首先, 第一点) and punctuation at their ends. */
export function clausesOf(sentence: string): string[] {
  const words = sentence.slice(readMarker(sentence)?.length ?? 0).trim();
  return words
    .split(/[，,；;：:。！？!?…\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && readOrdinal(`${clause}，`, 0) === null);
}

/** The clause that says most: the longest, the first of equals. */
export const mainClause = (sentence: string): string =>
  clausesOf(sentence).reduce((main, clause) => (clause.length > main.length ? clause : main), '');

import { ASKING } from '../text/grammar-words.ts';
import type { TermMatrix } from './term-matrix.ts';

/**
 * Words that a question may mean by how it sounds: those of the documents, those of more passages first, and those of
 * asking. What only the segmenter's guess made a word (返味时 of 范围时) counts once several passages have it.
 */
export function properWords({ vocabulary, columns }: TermMatrix, isWord: (text: string) => boolean): string[] {
  const counts = new Uint32Array(vocabulary.length);
  for (const column of columns) counts[column] = (counts[column] as number) + 1;
  const count = (column: number): number => counts[column] as number;
  const order = Array.from(vocabulary.keys()).sort((a, b) => count(b) - count(a));
  const proper = order.filter((column) => count(column) >= SEVERAL || isWord(vocabulary[column] as string));
  return [...proper.map((column) => vocabulary[column] as string), ...ASKING];
}

const SEVERAL = 3;

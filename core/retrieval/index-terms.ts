import type { StoredDocument } from '../documents/document.ts';
import type { Passage } from '../documents/passage.ts';
import type { Analyzer } from '../text/analyzer.ts';
import type { TermMatrix } from './term-matrix.ts';
import { grams, words } from './tokens.ts';

/**
 * What a passage is found by: the document's title, the headings above it and its own text, a line each. A clause that
 * says only 7 日内寄回 is found by 退货 in its heading. Used for the lexical fields and for the embedding alike.
 * A heading that the passage's own text already contains is not repeated.
 */
export function indexText(document: Pick<StoredDocument, 'title' | 'text'>, passage: Passage): string {
  const own = document.text.slice(passage.start, passage.end);
  const above = [document.title, ...passage.path].filter((line) => line !== '' && !own.includes(line));
  return [...new Set(above), own].join('\n');
}

/**
 * Counts the terms of folded texts: row `i` belongs to `texts[i]`.
 *
 * Vocabulary and entries are in order of first occurrence, so the matrix depends on the texts and their order alone:
 * rows gathered from older matrices with `appendRows` and `selectRows` give the same bytes as counting everything
 * again.
 */
export function termRows(
  texts: readonly string[],
  analyzer: Pick<Analyzer, 'words'>,
): { grams: TermMatrix; words: TermMatrix } {
  return { grams: countTerms(texts, grams), words: countTerms(texts, (text) => words(text, analyzer)) };
}

function countTerms(texts: readonly string[], termsOf: (text: string) => string[]): TermMatrix {
  const columnOf = new Map<string, number>();
  const rowStart = new Uint32Array(texts.length + 1);
  const columns: number[] = [];
  const counts: number[] = [];
  texts.forEach((text, row) => {
    const inRow = new Map<number, number>();
    for (const term of termsOf(text)) {
      const column = intern(columnOf, term);
      inRow.set(column, (inRow.get(column) ?? 0) + 1);
    }
    for (const [column, count] of inRow) {
      columns.push(column);
      counts.push(Math.min(count, MOST));
    }
    rowStart[row + 1] = columns.length;
  });
  return {
    vocabulary: [...columnOf.keys()],
    rowStart,
    columns: Uint32Array.from(columns),
    counts: Uint16Array.from(counts),
  };
}

/** Counts are 16 bits wide; a term that occurs more often in one passage counts as this often. */
const MOST = 0xffff;

function intern(columnOf: Map<string, number>, term: string): number {
  const known = columnOf.get(term);
  if (known !== undefined) return known;
  columnOf.set(term, columnOf.size);
  return columnOf.size - 1;
}

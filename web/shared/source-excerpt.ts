import type { DocumentResponse } from '../../core/contract/documents.ts';
import type { Place } from './places.ts';

/** One line of a document; `marked` is the part that was quoted, empty where none was. */
export type ExcerptLine = { before: string; marked: string; after: string };
/** `whole` says that nothing of the document was left out; `found` that the quotation still stands in it. */
export type Excerpt = { lines: ExcerptLine[]; whole: boolean; found: boolean };

type Range = { start: number; end: number };

/** Characters shown on either side of a quotation in a long section. */
const AROUND = 600;

/** The part of a document to show for a citation or a section: all of it, or the section around the quotation. */
export function excerptOf(document: DocumentResponse, place: Place, all: boolean): Excerpt {
  const { text } = document;
  const quote = quoteIn(text, place);
  const range = all ? { start: 0, end: text.length } : around(document, place, quote);
  const lines = marked(text, range, quote);
  // The heading stands above the excerpt already.
  const [first] = lines;
  const headed = !all && first !== undefined && first.before.trim() === place.section_path.at(-1)?.trim();
  return {
    lines: headed ? lines.slice(1) : lines,
    whole: range.start === 0 && range.end === text.length,
    found: quote !== null || place.quote === undefined,
  };
}

/** Where the quotation stands: at its offsets, or, in a document that has changed since, wherever its words are now. */
function quoteIn(text: string, { quote, start, end }: Place): Range | null {
  if (quote === undefined || start === undefined || end === undefined) return null;
  if (text.slice(start, end) === quote) return { start, end };
  const at = text.indexOf(quote);
  return at === -1 ? null : { start: at, end: at + quote.length };
}

/** The smallest section around the quotation, or the named one, cut to whole lines near the quotation. */
function around({ text, sections }: DocumentResponse, place: Place, quote: Range | null): Range {
  const named = sections.filter(({ path }) => path.join('\n') === place.section_path.join('\n'));
  const holding = sections.filter(({ start, end }) => quote !== null && start <= quote.start && quote.end <= end);
  const fitting = quote === null ? named : holding;
  const section = fitting.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? { start: 0, end: text.length };
  if (quote === null) return section;
  return {
    start: Math.max(section.start, lineStart(text, quote.start - AROUND)),
    end: Math.min(section.end, lineEnd(text, quote.end + AROUND)),
  };
}

const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at) + 1);

function lineEnd(text: string, at: number): number {
  const next = text.indexOf('\n', at);
  return next === -1 ? text.length : next;
}

function marked(text: string, range: Range, quote: Range | null): ExcerptLine[] {
  let start = range.start;
  const lines: ExcerptLine[] = [];
  for (const line of text.slice(range.start, range.end).split('\n')) {
    const end = start + line.length;
    const from = Math.min(Math.max(quote?.start ?? end, start), end);
    const to = Math.max(Math.min(quote?.end ?? end, end), from);
    lines.push({ before: text.slice(start, from), marked: text.slice(from, to), after: text.slice(to, end) });
    start = end + 1;
  }
  return lines.filter(({ before, marked: mark, after }) => (before + mark + after).trim() !== '');
}

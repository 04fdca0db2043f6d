import type { Span, StoredDocument } from '../documents/document.ts';

/** One line of a document; `marked` is the part that was quoted, empty where none was. */
export type ExcerptLine = { before: string; marked: string; after: string; isHeading: boolean };

/** What to show of a document, the headings above it, and whether something before or after it was left out. */
export type SourceExcerpt = { path: readonly string[]; lines: ExcerptLine[]; cutBefore: boolean; cutAfter: boolean };

/** Characters shown on either side of a quotation in a long section. */
const AROUND = 400;

/**
 * The section in which a quotation stands, cut to whole lines near it where it is long; the whole document with `all`.
 * Where the quotation is gone, the section that is now at `start`, with nothing marked.
 */
export function sourceExcerpt(
  document: StoredDocument,
  { quotation, start }: { quotation: Span | null; start: number },
  all = false,
): SourceExcerpt {
  const { text } = document;
  const whole = { start: 0, end: text.length };
  const at = quotation ?? spot(Math.min(start, Math.max(0, text.length - 1)));
  const section = sectionAround(document, at);
  const near = { start: lineStart(text, at.start - AROUND), end: lineEnd(text, at.end + AROUND) };
  const cut = section === undefined ? near : overlap(section, near);
  const range = all ? whole : cut;
  const heading = all ? document.title : section?.path.at(-1);
  return {
    path: section?.path ?? [],
    lines: withoutHeading(linesOf(document, range, quotation ?? spot(range.end)), heading),
    cutBefore: range.start > (all ? 0 : (section?.start ?? 0)),
    cutAfter: range.end < (all ? text.length : (section?.end ?? text.length)),
  };
}

/** The heading stands above the excerpt already. */
function withoutHeading(lines: ExcerptLine[], heading: string | undefined): ExcerptLine[] {
  const [first] = lines;
  return first?.marked === '' && `${first.before}${first.after}`.trim() === heading?.trim() ? lines.slice(1) : lines;
}

const spot = (at: number): Span => ({ start: at, end: at });

const overlap = (a: Span, b: Span): Span => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });

/** The smallest section that holds it whole. */
function sectionAround({ sections }: StoredDocument, { start, end }: Span) {
  const holding = sections.filter((section) => section.start <= start && end <= section.end);
  return holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at) + 1);

function lineEnd(text: string, at: number): number {
  const next = text.indexOf('\n', at);
  return next === -1 ? text.length : next;
}

function linesOf({ text, sections }: StoredDocument, range: Span, marked: Span): ExcerptLine[] {
  const headings = new Map(sections.map(({ start, path }) => [start, path.at(-1)?.trim()]));
  let start = range.start;
  const lines: ExcerptLine[] = [];
  for (const line of text.slice(range.start, range.end).split('\n')) {
    const end = start + line.length;
    const isHeading = headings.get(start) === line.trim();
    const from = Math.min(Math.max(marked.start, start), end);
    const to = Math.max(Math.min(marked.end, end), from);
    lines.push({
      before: text.slice(start, from),
      marked: text.slice(from, to),
      after: text.slice(to, end),
      isHeading,
    });
    start = end + 1;
  }
  return lines.filter(({ before, marked: mark, after }) => `${before}${mark}${after}`.trim() !== '');
}

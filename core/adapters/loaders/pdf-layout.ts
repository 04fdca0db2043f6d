import type { PdfLine } from './pdf-lines.ts';

/**
 * Pages of lines as one text laid out in lines, as `unwrap` reads it: white space in front for indentation, a blank line
 * where the page shows a gap or another size of letters. What repeats at the edges of pages (running heads, page
 * numbers) is not part of the text.
 */
export function layOut(pages: readonly PdfLine[][]): string[] {
  const running = runningLines(pages);
  return pages.flatMap((page) => layOutPage(withoutEdges(page, running)));
}

function layOutPage(lines: readonly PdfLine[]): string[] {
  const size = mostCommon(lines.map((line) => line.size));
  // Small print at the edge of the page begins further out than the text.
  const body = lines.filter((line) => line.size === size);
  const left = body.reduce((least, line) => Math.min(least, line.x), Number.POSITIVE_INFINITY);
  const leading = usualLeading(lines);
  return lines.flatMap((line, index) => {
    const indent = Math.min(Math.max(Math.round((line.x - left) / line.size), 0), MAX_INDENT);
    const text = '\u3000'.repeat(indent) + line.text;
    const above = lines[index - 1];
    return above && isApart(above, line, leading) ? ['', text] : [text];
  });
}

/** Text further in is centred or in a column of its own. */
const MAX_INDENT = 8;

function isApart(above: PdfLine, line: PdfLine, leading: number): boolean {
  const gap = above.y - line.y;
  const resized = Math.max(above.size, line.size) > 1.15 * Math.min(above.size, line.size);
  return resized || gap > 1.4 * leading || gap < 0;
}

/** The median distance between the baselines of neighbouring lines. */
function usualLeading(lines: readonly PdfLine[]): number {
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.y ?? line.y) - line.y);
  const down = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
  return down[Math.floor((down.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
}

/**
 * How many half-widths fit between the margins of a page, of letters of the usual size: the right margin is taken to be
 * as wide as the left, where most lines begin. Rounded down.
 */
export function columnWidth(pages: readonly PdfLine[][], pageWidth: number): number {
  const lines = pages.flat();
  const left = mostCommon(lines.map(({ x }) => Math.round(x)));
  const size = mostCommon(lines.map((line) => line.size));
  return Math.floor((pageWidth - 2 * left) / (size / 2));
}

/** The first of the most common values; NaN for none. */
function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? Number.NaN;
}

/** How many lines at the top and at the bottom of a page may be running heads. */
const EDGE_LINES = 2;
const MIN_PAGES = 3;

/** What stands at the edge of more than half of the pages, whatever its numbers. */
function runningLines(pages: readonly PdfLine[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = page.filter((_line, index) => isEdge(index, page)).map(pattern);
    for (const edge of new Set(edges)) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count >= MIN_PAGES && count * 2 > pages.length);
  return new Set(shared.map(([edge]) => edge));
}

/** Takes running lines off from the edges inwards, so that a like line behind one of the text stays. */
function withoutEdges(page: readonly PdfLine[], running: ReadonlySet<string>): PdfLine[] {
  const isRunning = (line: PdfLine | undefined) => line && (running.has(pattern(line)) || PAGE_NUMBER.test(line.text));
  let first = 0;
  let end = page.length;
  while (first < EDGE_LINES && isRunning(page[first])) first += 1;
  while (end > Math.max(first, page.length - EDGE_LINES) && isRunning(page[end - 1])) end -= 1;
  return page.slice(first, end);
}

function isEdge(index: number, page: readonly PdfLine[]): boolean {
  return index < EDGE_LINES || index >= page.length - EDGE_LINES;
}

function pattern({ text }: PdfLine): string {
  return text.replace(/\s+/g, '').replace(/\d+/g, '#');
}

/** `3`, `- 3 -`, `第 3 页`, `第3页 共10页`, `3 / 10`. */
const PAGE_NUMBER =
  /^(?:[-–—]\s*)?(?:第?\s*\d{1,4}\s*页|\d{1,4}|\d{1,4}\s*\/\s*\d{1,4})(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?(?:\s*[-–—])?$/;

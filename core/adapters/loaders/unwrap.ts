/**
 * Joins hard-wrapped lines into the paragraphs they were, for formats that keep only lines (text, PDF).
 *
 *     ┌──────── width ────────┐
 *     　　消费者自收到商品之日起七日内      full, unfinished  ┐
 *     可以无理由退货，退货商品应当完        full, unfinished  ├ one paragraph
 *     好。                                  short             ┘
 *
 * A text counts as wrapped only when its lines stop at one margin: at least a third of them end within a word of the
 * widest, most of those in mid-sentence; where the page shows how wide its column is (PDF), one such line is enough.
 * Then a line continues when it is full and unfinished; where the author
 * indents first lines, a full line continues whatever it ends with, unless the next is indented. A blank line and the
 * mark of a new entry (`第三条`, `2.`, `（一）`, `•`, `问：`) always begin a paragraph. When in doubt lines stay
 * apart: a paragraph cut in two can still be quoted, two joined by mistake cannot be told apart again.
 *
 * @param lines as laid out: leading white space is indentation, blank lines separate.
 * @param column how many half-widths fit in a line, where that is known.
 * @returns trimmed paragraphs; their visible characters are those of `lines`, in order.
 */
export function unwrap(lines: readonly string[], column = Number.POSITIVE_INFINITY): string[] {
  const rows = lines.map(measure);
  const margin = wrapMargin(rows, column);
  const paragraphs: Row[][] = [];
  let open: Row[] | null = null;
  for (const row of rows) {
    if (row.text === '') {
      open = null;
    } else if (margin && open && continues(open, row, margin)) {
      open.push(row);
    } else {
      open = [row];
      paragraphs.push(open);
    }
  }
  return paragraphs.map((paragraph) => paragraph.map((row) => row.text).reduce(joinLines));
}

type Row = { text: string; indent: number; width: number };
/** `left`: the least indentation of any line. `indents`: whether the author indents the first lines of paragraphs. */
type Margin = { width: number; left: number; indents: boolean };

/** Narrower columns than 18 Han characters cannot be told from a list of short entries. Widths are in half-widths. */
const MIN_WIDTH = 36;
const MAX_WIDTH = 200;
const MIN_LINES = 4;
/** A line is full when no more than this was left: one Han character and one punctuation mark pushed to the next line. */
const SLACK = 4;

function measure(line: string): Row {
  const text = line.replaceAll('\t', ' ').trim();
  const indent = columns(line.slice(0, line.length - line.trimStart().length));
  return { text, indent, width: indent + columns(text) };
}

/** Null when the text does not look hard-wrapped. */
function wrapMargin(rows: readonly Row[], column: number): Margin | null {
  const visible = rows.filter((row) => row.text !== '');
  if (visible.length < MIN_LINES) return null;
  const width = visible.reduce((widest, row) => Math.max(widest, row.width), 0);
  if (width < MIN_WIDTH || width > MAX_WIDTH) return null;
  const full = visible.filter((row, index) => isFull(row, visible[index + 1], width));
  const unfinished = full.filter((row) => !FINISHED.test(row.text));
  const atMargin = full.length * 3 >= visible.length || width + SLACK >= column;
  if (!atMargin || unfinished.length * 2 < full.length) return null;
  const left = visible.reduce((least, row) => Math.min(least, row.indent), Number.POSITIVE_INFINITY);
  const indented = visible.filter((row) => row.indent > left).length;
  return { width, left, indents: indented >= 2 && indented < visible.length };
}

function continues(paragraph: readonly Row[], row: Row, margin: Margin): boolean {
  const previous = paragraph.at(-1);
  if (!previous || STARTS_ENTRY.test(row.text) || !isFull(previous, row, margin.width)) return false;
  if (row.indent > deepestContinuation(paragraph, previous, margin)) return false;
  return margin.indents || !FINISHED.test(previous.text);
}

/** The indentation above which a line begins a new paragraph. Entries of a list may hang: their second line decides. */
function deepestContinuation(paragraph: readonly Row[], previous: Row, margin: Margin): number {
  if (paragraph.length > 1) return previous.indent;
  if (STARTS_ENTRY.test(previous.text)) return Number.POSITIVE_INFINITY;
  return previous.indent > margin.left ? previous.indent - 1 : previous.indent;
}

/** Whether the first word of the next line would not have fitted. */
function isFull(row: Row, next: Row | undefined, width: number): boolean {
  const word = next?.text.match(/^[\w.,:;'"@/-]+/)?.[0] ?? '';
  return row.width + Math.max(SLACK, Math.min(word.length, width / 4)) >= width;
}

const FINISHED = /[。！？；：…!?;:.][”’"'」』）)】》]*$/;
const STARTS_ENTRY =
  /^(?:第[\d０-９〇零一二三四五六七八九十百千]+[章节節条條款项項编編篇部分点點步]|[（(]?[\d０-９]{1,3}[）).、．](?![\d０-９])|[（(]?[〇零一二三四五六七八九十百]+[）)、．.]|[①-⑳]|[-*+•·●○■□◆◇▪►★※]|[问問答QqAa][:：])/;

/** Words and numbers of Latin script keep a space between them; Chinese is written without. */
function joinLines(left: string, right: string): string {
  const spaced = /[\w.,;:!?)%]$/.test(left) && /^[\w(]/.test(right);
  return spaced ? `${left} ${right}` : left + right;
}

/** Display width in half-widths: East Asian wide and full-width characters take two. */
function columns(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u2014\u2018-\u201D\u2026\u{20000}-\u{3FFFD}]/u;

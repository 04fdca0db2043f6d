import type { Block } from '../../documents/block.ts';
import { attribute, childNodes, type HtmlElement, isDropped, isElement } from './html-content.ts';
import { tableRows } from './table-rows.ts';

/**
 * A data table as rows. Merged cells (`rowspan`, `colspan`) are repeated in every place they cover, so that each row
 * can be read alone:
 *
 *     商品 │ 期限          商品：手机；期限：一年
 *     手机 │ 一年    ──►   商品：电脑；期限：两年
 *     电脑 │ 两年
 *
 * Column names are the first row (marked `<th>` or not); in a table whose rows each begin with a `<th>` of their own
 * and that has no header row, that is the name: `保修期：一年`.
 */
export function tableBlocks(table: HtmlElement, textOf: (cell: HtmlElement) => string): Block[] {
  const caption = tableParts(table, 'caption').map(textOf);
  const grid = cellGrid(table, textOf).filter((row) => row.some((cell) => cell.text !== ''));
  while (grid[0] && isBanner(grid[0])) caption.push(grid.shift()?.[0]?.text ?? '');
  const titles = caption.filter((text) => text !== '').map((text): Block => ({ kind: 'paragraph', text }));
  return [...titles, ...gridRows(grid)];
}

/** A table used to lay out a page rather than to hold data: nested tables, headings or lists in it, or one column. */
export function isLayoutTable(table: HtmlElement): boolean {
  const rows = tableParts(table, 'tr');
  if (rows.every((row) => cellsOf(row).length <= 1)) return true;
  return rows.some((row) => cellsOf(row).some((cell) => holdsBlocks(cell)));
}

type Cell = { text: string; isHeader: boolean; columns: number };

const MAX_COLUMNS = 200;
const MAX_ROW_SPAN = 2_000;
/** A longer merged cell is prose, not a label: it is given once. */
const MAX_REPEATED = 200;

/** One cell across the whole table: its title. */
function isBanner(row: readonly Cell[]): boolean {
  return row.length > 1 && row[0]?.columns === row.length;
}

function gridRows(grid: readonly Cell[][]): Block[] {
  const namedByRow = grid.every(([name, ...values]) => name?.isHeader && values.every((cell) => !cell.isHeader));
  if (namedByRow) return grid.flatMap(([name, ...values]) => tableRows([name?.text ?? ''], [[joined(values)]]));
  const [header = [], ...records] = grid.map((row) => row.map((cell) => cell.text));
  return records.length === 0 ? tableRows([], [header]) : tableRows(header, records);
}

function joined(cells: readonly Cell[]): string {
  return cells
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .join('，');
}

function cellGrid(table: HtmlElement, textOf: (cell: HtmlElement) => string): Cell[][] {
  const carried: Carried = new Map();
  return tableParts(table, 'tr').map((row) => {
    const line: Cell[] = [];
    takeCarried(line, carried);
    for (const element of cellsOf(row)) {
      if (line.length >= MAX_COLUMNS) break;
      placeCell(element, textOf(element), line, carried);
      takeCarried(line, carried);
    }
    return line;
  });
}

type Carried = Map<number, { cell: Cell; rows: number }>;

/** Puts the cells that reach down from rows above, from the current column on. */
function takeCarried(line: Cell[], carried: Carried): void {
  for (let above = carried.get(line.length); above; above = carried.get(line.length)) {
    above.rows -= 1;
    if (above.rows === 0) carried.delete(line.length);
    line.push(above.cell);
  }
}

function placeCell(element: HtmlElement, text: string, line: Cell[], carried: Carried): void {
  const rows = span(element, 'rowspan', MAX_ROW_SPAN);
  const columns = Math.min(span(element, 'colspan', MAX_COLUMNS), MAX_COLUMNS - line.length);
  const isHeader = element.tagName === 'th';
  const repeated = text.length <= MAX_REPEATED ? text : '';
  for (let column = 0; column < columns; column += 1) {
    const shown = column === 0 ? text : isHeader ? repeated : '';
    if (rows > 1)
      carried.set(line.length, { cell: { text: column === 0 ? repeated : '', isHeader, columns }, rows: rows - 1 });
    line.push({ text: shown, isHeader, columns });
  }
}

function span(element: HtmlElement, name: string, most: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), most);
}

/** Rows (or captions) of this table, not of a table inside it. */
function tableParts(table: HtmlElement, tagName: string): HtmlElement[] {
  return childNodes(table).flatMap((child) => {
    if (!isElement(child) || isDropped(child)) return [];
    if (child.tagName === tagName) return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? tableParts(child, tagName) : [];
  });
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return childNodes(row).filter(
    (child): child is HtmlElement =>
      isElement(child) && (child.tagName === 'td' || child.tagName === 'th') && !isDropped(child),
  );
}

function holdsBlocks(cell: HtmlElement): boolean {
  return childNodes(cell).some(
    (child) => isElement(child) && (LAYOUT_CONTENT.has(child.tagName) || holdsBlocks(child)),
  );
}

const LAYOUT_CONTENT = new Set(['table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'article', 'main', 'section']);

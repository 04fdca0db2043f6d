/**
 * Finds the tables of a section: rows that follow each other and begin with the same column. What a row is about stands in
 * its first cell.
 *
 *     卡种：月卡；会费：399元        月卡
 *     卡种：年卡；会费：2688元       年卡
 */
import type { Line } from './layout.ts';
import type { TextList } from './list-shape.ts';

/** A table with more rows is looked up, not read out. */
const MOST = 30;
const FIRST_CELL = /^([^：；]{1,30}：)([^；]+)/;

export function findTableLists(lines: readonly Line[]): TextList[] {
  const tables: { column: string; line: number; rows: Line[] }[] = [];
  lines.forEach((line, i) => {
    const column = line.block.kind === 'row' ? FIRST_CELL.exec(line.text)?.[1] : undefined;
    if (column === undefined) return;
    const last = tables.at(-1);
    if (last && last.column === column && last.line + last.rows.length === i) last.rows.push(line);
    else tables.push({ column, line: i, rows: [line] });
  });
  return tables
    .filter(({ rows }) => rows.length >= 2 && rows.length <= MOST)
    .map(({ column, line, rows }) => ({
      line,
      items: rows.map(({ start, end }) => ({ start, end })),
      heads: rows.map(({ start, text }) => {
        const [, , cell = ''] = FIRST_CELL.exec(text) ?? [];
        return { start: start + column.length, end: start + column.length + cell.length };
      }),
    }));
}

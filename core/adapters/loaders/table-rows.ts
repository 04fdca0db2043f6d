import type { Block } from '../../documents/block.ts';
import { oneLine } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';

/** A first row with a longer cell is not a row of column names. */
const MAX_NAME = 80;
/** Names are repeated in every row, so that a small hostile table could fill the memory. UTF-16 code units. */
const MAX_TEXT = 128 * 1024 * 1024;

/**
 * A table as rows that can be read alone: `列名：值；列名：值`. Empty cells are left out; a cell without a column name is
 * its value only; a value's own full stop gives way to the `；` after it.
 */
export function tableRows(header: readonly string[], records: readonly (readonly string[])[]): Block[] {
  const names = header.map((name) => oneLine(name).replace(/[：:]$/, ''));
  if (names.some((name) => name.length > MAX_NAME)) return tableRows([], [header, ...records]);
  const rows: Block[] = [];
  let total = 0;
  for (const record of records) {
    const text = rowText(names, record);
    total += text.length;
    if (total > MAX_TEXT) throw new Unreadable('too-large', 'holds too large a table; split it into several files.');
    if (text !== '') rows.push({ kind: 'row', text });
  }
  return rows;
}

function rowText(names: readonly string[], record: readonly string[]): string {
  const cells = record.map((value, column) => ({ name: names[column] ?? '', value: oneLine(value) }));
  const filled = cells.filter((cell) => cell.value !== '');
  return filled
    .map(({ name, value }, index) => {
      const shown = index < filled.length - 1 ? value.replace(/(?<=.)[。；;]$/, '') : value;
      return name === '' || name === value ? shown : `${name}：${shown}`;
    })
    .join('；');
}

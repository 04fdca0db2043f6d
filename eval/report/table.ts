export type Alignment = 'left' | 'right';

/** Columns of text, two spaces apart; the first is left-aligned and the others right, unless told otherwise. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = ['left'],
): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, alignments[column] ?? 'right'))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const pad = (cell: string, width: number, alignment: Alignment): string =>
  alignment === 'left' ? cell.padEnd(width) : cell.padStart(width);

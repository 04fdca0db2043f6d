/**
 * Finds a table of contents: 目录, then lines that each come again further down, with or without dots and a page number.
 *
 *     目录
 *     第一章 总则……………1        again below: 第一章 总则
 *     第二章 保修……………3
 */
const CUE = /^(?:目\s?[录錄次]|contents|table of contents)$/i;
const LONGEST_ENTRY = 80;
const LEADERS = /\s?(?:[.．…·・]{2,}\s?)?\d{0,4}$/;

/** The range of lines to leave out, end exclusive, or `null`. */
export function findContentsTable(lines: readonly string[]): [number, number] | null {
  const cue = lines.findIndex((line) => CUE.test(line));
  if (cue < 0) return null;
  const last = new Map(lines.map((line, i) => [line, i]));
  let end = cue + 1;
  while (end < lines.length && (last.get(entryOf(lines[end] ?? '')) ?? -1) > end) end++;
  return end > cue + 1 ? [cue, end] : null;
}

const entryOf = (line: string): string =>
  line.length > LONGEST_ENTRY || /[。！；]$/.test(line) ? '' : line.replace(LEADERS, '');

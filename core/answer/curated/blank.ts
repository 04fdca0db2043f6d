/** A text with a stretch of it blanked: what is left keeps its place. */
export const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** A text with all that matches blanked; `seen` is told of each match. */
export function blankAll(text: string, pattern: RegExp, seen?: (match: RegExpExecArray) => void): string {
  let rest = text;
  for (const match of text.matchAll(pattern)) {
    seen?.(match);
    rest = blank(rest, match.index, match.index + match[0].length);
  }
  return rest;
}

import type { Span } from './document.ts';

const PAIRS = new Map([
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
  ['[', ']'],
  ['《', '》'],
  ['〈', '〉'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['‘', '’'],
]);
const CLOSERS = new Set(PAIRS.values());
/** How far down the stack of open brackets a closer looks for its opener; keeps hostile input linear. */
const REACH = 8;

/** Ideographs, the bulk of any text here, are never punctuation; loops over characters skip them first. */
export const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

export const isCloser = (character: string | undefined): boolean =>
  character !== undefined && (CLOSERS.has(character) || character === '"');

/**
 * The outermost bracketed or quoted ranges of `text` between `start` and `end`, in order. Brackets that find no partner
 * are ignored, so one stray `“` cannot swallow a paragraph.
 *
 *     他说“退货（含换货）免费”。   →   [“退货（含换货）免费”]
 */
export function bracketRanges(text: string, start: number, end: number): Span[] {
  const open: { closer: string; at: number }[] = [];
  const matched: Span[] = [];
  let straightQuote = -1;
  for (let i = start; i < end; i++) {
    if (isIdeograph(text.charCodeAt(i))) continue;
    const character = text[i] ?? '';
    if (character === '"') {
      if (straightQuote >= 0) matched.push({ start: straightQuote, end: i + 1 });
      straightQuote = straightQuote >= 0 ? -1 : i;
      continue;
    }
    const closer = PAIRS.get(character);
    if (closer !== undefined) {
      open.push({ closer, at: i });
      continue;
    }
    if (!CLOSERS.has(character)) continue;
    const depth = partner(open, character);
    if (depth < 0) continue;
    matched.push({ start: open[depth]?.at ?? i, end: i + 1 });
    open.length = depth;
  }
  return outermost(matched);
}

function partner(open: { closer: string }[], closer: string): number {
  for (let depth = open.length - 1; depth >= Math.max(0, open.length - REACH); depth--) {
    if (open[depth]?.closer === closer) return depth;
  }
  return -1;
}

function outermost(ranges: Span[]): Span[] {
  const result: Span[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start >= (result.at(-1)?.end ?? -1)) result.push(range);
  }
  return result;
}

import type { Heading } from './heading.ts';
import type { Line } from './layout.ts';
import { formatLevel } from './levels.ts';
import { bareTitle } from './line-shape.ts';

const LONGEST = 60;

/**
 * The line that is the document's title, or -1. Only the first line can be: when it says what the facts say, when it is
 * the only heading of the format's top level, or, where headings are guessed, when it is a short line or a question. A
 * first question that has its own answer, with other questions after it, stays a section.
 */
export function findTitleLine(
  lines: readonly Line[],
  headings: readonly (Heading | null)[],
  options: { guess: boolean; title: string | undefined },
): number {
  const heading = headings[0] ?? null;
  const first = lines[0];
  if (first === undefined || lines.length < 2) return -1;
  if (options.title !== undefined && sameWords(heading?.label ?? first.text, options.title)) return 0;
  if (heading?.inline || first.marker !== null || first.block.kind === 'row') return -1;
  const style = heading?.style ?? (options.guess ? shapeOf(first) : '');
  const peers = headings.filter((other) => other?.style === style).length;
  if (formatLevel(style) > 0) return peers === 1 ? 0 : -1;
  const answered = (headings[1] ?? null) === null;
  return style === 'short' || (style === 'question' && !(answered && peers > 1)) ? 0 : -1;
}

/** A title may exclaim (收藏！保修须知), a sentence or a label may not be one. */
function shapeOf(line: Line): string {
  if (line.text.length > LONGEST || /[。；;]|[，,：:]$/.test(line.text)) return '';
  if (/[？?]$/.test(line.text)) return 'question';
  return bareTitle(line.text.replace(/[！!]/g, '')) === null ? '' : 'short';
}

const sameWords = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

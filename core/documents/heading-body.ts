import type { Heading } from './heading.ts';
import type { Line } from './layout.ts';
import { bareTitle, isLabelled, isProse } from './line-shape.ts';

/** Whether something that belongs to line `i` comes after it. */
export function hasBody(lines: readonly Line[], found: readonly (Heading | null)[], i: number): boolean {
  const line = lines[i];
  const next = lines[i + 1];
  if (line === undefined || next === undefined) return false;
  const heading = found[i + 1] ?? null;
  if (heading?.inline) return line.marker?.style !== heading.style;
  if (heading !== null) return isUnder(heading, line);
  if (next.block.kind === 'row' || next.block.kind === 'item') return true;
  if (next.marker !== null) {
    // A short line between two items heads the second one's list only if the first is finished.
    const begins =
      (next.marker.value ?? 1) === 1 || (line.marker === null && /[。；;]$/.test(lines[i - 1]?.text ?? ''));
    return begins && next.marker.style !== line.marker?.style;
  }
  const after = lines[i + 2];
  const headsBoth = line.marker !== null && after !== undefined && bareTitle(next.text) !== null && isProse(after);
  return isProse(next) || isLabelled(next.text) || headsBoth;
}

/** Whether a heading right below `line` can begin its body: a short one under a question or a number, a first number. */
const isUnder = (heading: Heading, line: Line): boolean =>
  heading.style === 'short'
    ? line.marker !== null || /[？?]$/.test(line.text)
    : heading.value === 1 && heading.style !== line.marker?.style;

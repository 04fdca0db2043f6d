/**
 * Finds enumerations whose items begin lines: `1.` `（一）` `①` `A.` `步骤一`, bullets, and items that the format marked.
 *
 *     1. 退货                   run arabic   ┐
 *     （1）七天内                run paren ┐  │  a nested run lies inside its parent's item
 *     （2）包装完好               ┘           │
 *     2. 换货                               ┘
 *     换货只限一次。              a paragraph after a number belongs to it when a later number follows
 *
 * A number goes on with an open run only when it is the next one; anything else opens a run. Bullets have no number, so
 * a paragraph between them ends the run.
 */
import type { Span } from './document.ts';
import { type Line, wordsStart } from './layout.ts';
import type { TextList } from './list-shape.ts';
import { isBullet } from './markers.ts';
import { CONCLUSION } from './outline.ts';

/** `end` is the line that closed the run, or the number of lines. */
type Run = { style: string; value: number | null; starts: number[]; end: number };

/** Markers that other files read: articles are sections, 第一点 is counted in words, 问 is a heading. */
const NOT_ITEMS = /^(?:part|chapter|section|article|ordinal|question)/;

/** Levels that are followed at once; more is no document's habit. */
const DEEPEST = 8;

/** The line-marked lists of one section's own lines. */
export function findLineLists(lines: readonly Line[]): TextList[] {
  const runs: Run[] = [];
  let open: Run[] = [];
  const keep = (kept: Run[], line: number): void => {
    for (const run of open) if (!kept.includes(run)) run.end = line;
    open = kept;
  };
  lines.forEach((line, i) => {
    const { marker } = line;
    if (line.continues) return;
    if (marker === null || NOT_ITEMS.test(marker.style)) {
      keep(
        open.filter((run) => run.value !== null),
        i,
      );
      return;
    }
    const depth = open.findLastIndex((run) => continues(run, marker.style, marker.value, i));
    const run = open[depth];
    if (run !== undefined) {
      keep(open.slice(0, depth + 1), i);
      run.starts.push(i);
      run.value = marker.value;
      return;
    }
    keep(
      open.filter((other) => nests(other, marker.style)),
      i,
    );
    const fresh: Run = {
      style: marker.style,
      value: isBullet(marker) ? null : marker.value,
      starts: [i],
      end: lines.length,
    };
    runs.push(fresh);
    open = [...open, fresh].slice(-DEEPEST);
  });
  return runs.filter((run) => run.starts.length >= 2).map((run) => toList(run, lines));
}

function continues(run: Run, style: string, value: number | null, line: number): boolean {
  if (run.style !== style) return false;
  if (run.value === null || value === null) return run.value === value;
  // Some sources number every item 1. and leave counting to the renderer.
  const allOnes = run.value === 1 && value === 1 && run.starts.at(-1) === line - 1;
  return value === run.value + 1 || allOnes;
}

/** A new run lies inside the open ones of other styles, at a smaller depth where the format gives depths. */
function nests(open: Run, style: string): boolean {
  const depth = depthOf(style);
  if (open.style === style) return false;
  return depth === null || (depthOf(open.style) ?? -1) < depth;
}

function depthOf(style: string): number | null {
  const at = style.lastIndexOf('@');
  return at < 0 ? null : Number(style.slice(at + 1));
}

function toList(run: Run, lines: readonly Line[]): TextList {
  const items = run.starts.flatMap((start, i): Span[] => {
    const next = run.starts[i + 1];
    const first = lines[start];
    const last = lines[next === undefined ? lastItemLine(run, lines) : next - 1];
    return first === undefined || last === undefined ? [] : [{ start: wordsStart(first), end: last.end }];
  });
  return { items, line: run.starts[0] ?? 0 };
}

/** The last item takes the marked lines nested in it, and as many paragraphs as the fullest of the others. */
function lastItemLine(run: Run, lines: readonly Line[]): number {
  const start = run.starts.at(-1) ?? 0;
  let paragraphs = fullest(run, lines);
  let last = start;
  for (let i = start + 1; i < run.end; i++) {
    const line = lines[i];
    if (line === undefined || CONCLUSION.test(line.text)) break;
    if (isParagraph(line) && --paragraphs < 0) break;
    last = i;
  }
  return last;
}

/** The most paragraphs that any item but the last has below its first line. */
function fullest(run: Run, lines: readonly Line[]): number {
  let most = 0;
  run.starts.slice(1).forEach((next, i) => {
    const below = lines.slice((run.starts[i] ?? 0) + 1, next);
    most = Math.max(most, below.filter(isParagraph).length);
  });
  return most;
}

const isParagraph = (line: Line): boolean => line.marker === null && !line.continues;

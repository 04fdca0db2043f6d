/**
 * Finds enumerations counted in words, at the beginnings of sentences.
 *
 *     …权益呢？首先，购买前…        a first item may begin mid-paragraph
 *     其次，遇到问题时…            the second shows the way: items begin lines, or all lie in one line
 *     最后，…                     closes the series
 *
 * Series nest: a 首先…其次… inside 第一点's paragraph is a list of its own. 首先 其次 第三 第四 is one series: a number
 * continues it when it is the count so far plus one.
 */
import type { Span } from './document.ts';
import type { Line } from './layout.ts';
import type { TextList } from './list-shape.ts';
import { type Ordinal, readOrdinal } from './ordinals.ts';
import { CONCLUSION } from './outline.ts';
import { firstEndingAfter } from './span-search.ts';

type Start = { offset: number; line: number; atLineStart: boolean; ordinal: Ordinal };
type Run = { starts: Start[]; mode: 'lines' | 'inline' | null };

/** Series that are followed at once. */
const DEEPEST = 4;
/** Sentences that a last item may have. */
const LONGEST_LAST = 20;

/** The word-counted lists of one section's own lines. */
export function findProseLists(lines: readonly Line[]): TextList[] {
  const runs: Run[] = [];
  let open: Run[] = [];
  lines.forEach((line, index) => {
    open = open.filter((run) => run.mode !== 'inline');
    for (const sentence of line.sentences) {
      const ordinal = readOrdinal(line.text, sentence.start - line.start);
      if (ordinal === null) continue;
      const start = { offset: sentence.start, line: index, atLineStart: sentence.start === line.start, ordinal };
      open = take(start, open, runs);
    }
  });
  return runs.filter(isSeries).map((run) => toList(run, lines));
}

/** Adds a start to the run that it continues, or opens a run; returns the runs still open. */
function take(start: Start, open: Run[], runs: Run[]): Run[] {
  const { ordinal } = start;
  const begins = ordinal.role === 'first' || (ordinal.role === 'number' && ordinal.value === 1);
  if (begins) {
    const run: Run = { starts: [start], mode: null };
    runs.push(run);
    return [...open, run].slice(-DEEPEST);
  }
  const depth = continued(start, open);
  const run = open[depth];
  if (run === undefined) return open;
  run.mode ??= start.line === run.starts[0]?.line ? 'inline' : 'lines';
  run.starts.push(start);
  return open.slice(0, ordinal.role === 'last' ? depth : depth + 1);
}

/** The innermost open run that `start` can continue, one counted the same way preferred; -1 when there is none. */
function continued(start: Start, open: readonly Run[]): number {
  const fitting = open.map((run, depth) => (fits(start, run) ? depth : -1)).filter((depth) => depth >= 0);
  const numbered = start.ordinal.role === 'number';
  const alike = fitting.findLast((depth) => (open[depth]?.starts.at(-1)?.ordinal.role === 'number') === numbered);
  return alike ?? fitting.at(-1) ?? -1;
}

function fits(start: Start, run: Run): boolean {
  const { ordinal } = start;
  if (ordinal.role === 'number' && ordinal.value !== run.starts.length + 1) return false;
  const sameLine = start.line === run.starts[0]?.line;
  if (run.mode === null) return sameLine ? !ordinal.weak : start.atLineStart;
  return run.mode === 'inline' ? sameLine : start.atLineStart;
}

const isSeries = (run: Run): boolean => run.starts.filter((start) => !start.ordinal.weak).length >= 2;

function toList(run: Run, lines: readonly Line[]): TextList {
  const items = run.starts.map((start, i): Span => {
    const next = run.starts[i + 1];
    if (next === undefined) return { start: start.offset, end: lastEnd(run, lines) };
    return { start: start.offset, end: next.atLineStart ? (lines[next.line - 1]?.end ?? next.offset) : next.offset };
  });
  return { items, line: run.starts[0]?.line ?? 0 };
}

/** The last item: to the end of its line, or of its sentence where the others are one sentence each; no conclusion. */
function lastEnd(run: Run, lines: readonly Line[]): number {
  const last = run.starts.at(-1);
  const line = lines[last?.line ?? -1];
  if (last === undefined || line === undefined) return 0;
  const from = firstEndingAfter(line.sentences, last.offset);
  if (run.mode === 'inline' && singleSentences(run, line)) return line.sentences[from]?.end ?? line.end;
  const rest = line.sentences.slice(from, from + LONGEST_LAST);
  const conclusion = rest.findIndex((sentence) =>
    CONCLUSION.test(line.text.slice(sentence.start - line.start, sentence.end - line.start)),
  );
  const kept = conclusion < 0 ? rest : rest.slice(0, conclusion);
  return kept.at(-1)?.end ?? line.end;
}

function singleSentences(run: Run, line: Line): boolean {
  const places = run.starts.map((start) => firstEndingAfter(line.sentences, start.offset));
  return places.every((place, i) => i === 0 || place === (places[i - 1] ?? 0) + 1);
}

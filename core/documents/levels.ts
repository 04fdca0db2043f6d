/**
 * Which heading lies under which. In this order:
 *
 *     the format's levels                    h1 > h2 > h3, above everything recovered from plain lines
 *     the fixed order of clauses             编 > 章 > 节 > 条
 *     a style that is open already           一、 （一） （二） 二、: 二、 closes （二） and （一）
 *     a question                             closes short headings and other questions
 *     a style that is new                    lies one level deeper
 */
import type { Heading } from './heading.ts';

const CLAUSES = ['part', 'chapter', 'section', 'article'];

/** 1–6 for the format's own headings, 0 for the others. */
export const formatLevel = (style: string): number => (/^h\d$/.test(style) ? Number(style[1]) : 0);

/** Points of one argument; the format's headings, clauses and questions stand for themselves. */
export const isPoint = (style: string): boolean =>
  formatLevel(style) === 0 && style !== 'question' && !CLAUSES.includes(style);

/** Whether a section headed by `open` can hold one headed by `heading`. */
export function canHold(open: Heading, heading: Heading): boolean {
  if (open.style === heading.style) return false;
  const level = formatLevel(heading.style);
  const openLevel = formatLevel(open.style);
  if (level > 0) return openLevel > 0 && openLevel < level;
  if (openLevel > 0) return true;
  const clause = CLAUSES.indexOf(heading.style);
  if (clause >= 0) return CLAUSES.includes(open.style) && CLAUSES.indexOf(open.style) < clause;
  return heading.style !== 'question' || !(open.style === 'short' || /[？?]$/.test(open.label));
}

/**
 * Places where the order of styles misleads, found by looking ahead. Both give lines of short headings.
 *
 * `beside`: 温馨提示 after the last of 步骤一 … 步骤四, where no step had such a heading, stands beside the steps.
 * `preface`: 前言 before the only 一、二、三 of a document stands beside them, not above them; -1 when there is none.
 */
export type Exceptions = { beside: ReadonlySet<number>; preface: number };

export function findExceptions(headings: readonly (Heading | null)[], titleLine: number): Exceptions {
  return { beside: findBeside(headings, titleLine), preface: findPreface(headings, titleLine) };
}

function findBeside(headings: readonly (Heading | null)[], titleLine: number): Set<number> {
  const beside = new Set<number>();
  const next = nextOfRun(headings);
  let numbered = -1;
  let runHasShort = false;
  headings.forEach((heading, i) => {
    if (heading === null || i === titleLine) return;
    if (heading.style !== 'short') {
      const begins = heading.value === 1 || heading.style !== headings[numbered]?.style;
      numbered = heading.value !== null && isPoint(heading.style) ? i : -1;
      if (begins) runHasShort = false;
      return;
    }
    const last = numbered >= 0 && headings[numbered]?.value !== 1 && !next.has(numbered);
    if (last && !runHasShort) beside.add(i);
    runHasShort = true;
  });
  return beside;
}

/** The lines of numbered headings that a later one of their style goes on from. */
function nextOfRun(headings: readonly (Heading | null)[]): Set<number> {
  const continued = new Set<number>();
  const latest = new Map<string, number>();
  headings.forEach((heading, i) => {
    if (heading?.value == null) return;
    const previous = latest.get(heading.style);
    if (previous !== undefined && headings[previous]?.value === heading.value - 1) continued.add(previous);
    latest.set(heading.style, i);
  });
  return continued;
}

function findPreface(headings: readonly (Heading | null)[], titleLine: number): number {
  const starts = headings.filter((heading) => heading?.style === 'han' && heading.value === 1).length;
  const first = headings.findIndex((heading, i) => heading?.style === 'short' && i !== titleLine);
  const last = headings.findLastIndex((heading) => heading?.style === 'short');
  const next = headings.findIndex((heading, i) => heading !== null && i > first);
  return starts === 1 && first >= 0 && last === first && headings[next]?.style === 'han' ? first : -1;
}

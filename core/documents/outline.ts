/**
 * Turns the lines of a document into a tree of sections. Headings are pushed on a stack; each first closes the open
 * ones that cannot hold it (see levels.ts).
 *
 *     一、保修范围            [一、保修范围]
 *     （一）整机              [一、保修范围, （一）整机]
 *     二、退货                [二、退货]
 *     总之，……                []                        a conclusion leaves the last of several points
 */
import type { Section } from './document.ts';
import type { Heading } from './heading.ts';
import { findHeadings } from './headings.ts';
import type { Layout, Line } from './layout.ts';
import { canHold, type Exceptions, findExceptions, isPoint } from './levels.ts';
import { findTitleLine } from './title-line.ts';

/** A section and its heading: the heading's line, the section around it (-1: the document), its place among siblings. */
export type OutlineSection = Section & { heading: Heading; line: number; parent: number; nth: number };

export type Outline = {
  layout: Layout;
  sections: OutlineSection[];
  /** For every line, the innermost section it belongs to, or -1. */
  sectionOf: number[];
  /** For every line, the heading that it is. The title's own line is a heading outside every section. */
  headings: (Heading | null)[];
  /** The line that is the document's title, or -1. */
  titleLine: number;
};

/** Begins a paragraph that takes stock of everything before it. */
export const CONCLUSION =
  /^(?:总之|總之|总的来说|總的來說|总的来看|总体来说|总体而言|总而言之|總而言之|综上|綜上|综合来看|概括来说)/;

export function outline(layout: Layout, options: { guess: boolean; title: string | undefined }): Outline {
  const headings = findHeadings(layout, options.guess);
  const titleLine = findTitleLine(layout.lines, headings, options);
  const exceptions = findExceptions(headings, titleLine);
  const sections: OutlineSection[] = [];
  const sectionOf: number[] = [];
  const stack: OutlineSection[] = [];
  const indexOf = new Map<OutlineSection | undefined, number>([[undefined, -1]]);
  layout.lines.forEach((line, i) => {
    const heading = i === titleLine ? null : (headings[i] ?? null);
    if (heading !== null) {
      const before = closeFor(heading, i, stack, exceptions);
      const parent = stack.at(-1);
      const nth = before?.heading.style === heading.style ? before.nth + 1 : 0;
      const section = { ...openSection(line, heading, parent), line: i, parent: indexOf.get(parent) ?? -1, nth };
      indexOf.set(section, sections.length);
      sections.push(section);
      stack.push(section);
    } else if (CONCLUSION.test(line.text) && isOneOfSeveral(stack.at(-1))) {
      stack.pop();
    }
    sectionOf.push(indexOf.get(stack.at(-1)) ?? -1);
    for (const open of stack) open.end = line.end;
  });
  return { layout, sections, sectionOf, headings, titleLine };
}

function openSection(line: Line, heading: Heading, parent: OutlineSection | undefined) {
  return { path: [...(parent?.path ?? []), heading.label], start: line.start, end: line.end, heading };
}

/** Closes what cannot hold the heading at `line`; returns the outermost section closed. */
function closeFor(
  heading: Heading,
  line: number,
  stack: OutlineSection[],
  exceptions: Exceptions,
): OutlineSection | undefined {
  const depth = stack.findIndex((open) => {
    if (open.line === exceptions.preface && heading.style === 'han') return true;
    if (exceptions.beside.has(line) && open.heading.value !== null && isPoint(open.heading.style)) {
      return open === stack.at(-1);
    }
    return !canHold(open.heading, heading);
  });
  return depth < 0 ? undefined : stack.splice(depth)[0];
}

const isOneOfSeveral = (section: OutlineSection | undefined): boolean =>
  section !== undefined && section.nth > 0 && isPoint(section.heading.style);

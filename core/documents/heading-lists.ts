/**
 * Sibling headings as a list: six short headings under one question are six answers to it.
 *
 *     选择时看哪些因素？       lead
 *     服务质量  …正文          item, head = the heading line
 *     服务范围  …正文          item
 *
 * Numbered headings are a list because their author counted them. Unnumbered ones are when a question or an announcing
 * sentence stands above them. Chapters, articles and questions are never items: they are parts, not points.
 */
import type { DocumentList, ListItem, Span } from './document.ts';
import { groupBy } from './group-by.ts';
import { headingLead } from './list-lead.ts';
import type { Outline, OutlineSection } from './outline.ts';

const PARTS = /^(?:part|chapter|section|article|question)$/;
const ANNOUNCES = /[：:]$|以下|如下|下列|下面|下述|几个|幾個|几点|幾點|几种|几类|几方面|多个|多個|多种|若干/;

export function findHeadingLists(outline: Outline): DocumentList[] {
  return [...groupBy(outline.sections, (section) => section.parent).values()].flatMap((children) =>
    siblingRuns(children).flatMap((run) => {
      const first = run[0];
      if (first === undefined || run.length < 2) return [];
      const lead = leadOf(outline, first);
      return first.heading.value !== null || lead.announces ? [toList(outline, run, first, lead.span)] : [];
    }),
  );
}

/** Consecutive siblings of one style; numbers must follow each other. */
function siblingRuns(children: readonly OutlineSection[]): OutlineSection[][] {
  const runs: OutlineSection[][] = [];
  for (const child of children) {
    if (PARTS.test(child.heading.style)) {
      runs.push([]);
      continue;
    }
    const run = runs.at(-1);
    const previous = run?.at(-1)?.heading;
    if (run !== undefined && previous !== undefined && follows(previous, child.heading)) run.push(child);
    else runs.push([child]);
  }
  return runs;
}

function follows(previous: OutlineSection['heading'], next: OutlineSection['heading']): boolean {
  if (previous.style !== next.style) return false;
  return previous.value === null ? next.value === null : next.value === previous.value + 1;
}

/** The last sentence of the line right before the first item, or the heading that all items lie under. */
function leadOf(outline: Outline, first: OutlineSection): { span: Span | null; announces: boolean } {
  const { text, lines } = outline.layout;
  const at = first.line - 1;
  const isBody = at >= 0 && (outline.headings[at] ?? null) === null && outline.sectionOf[at] === first.parent;
  const before = isBody && at !== outline.titleLine ? lines[at]?.sentences.at(-1) : undefined;
  if (before !== undefined && ANNOUNCES.test(text.slice(before.start, before.end)))
    return { span: before, announces: true };
  const heading = headingLead(outline, first.parent, before === undefined);
  return { span: heading, announces: heading !== null && /[？?]$/.test(text.slice(heading.start, heading.end)) };
}

function toList(
  outline: Outline,
  run: readonly OutlineSection[],
  first: OutlineSection,
  lead: Span | null,
): DocumentList {
  const items = run.map(({ start, end, line, heading }): ListItem => {
    const own = outline.layout.lines[line];
    const head = { start, end: (heading.inline ? own?.sentences[0]?.end : own?.end) ?? end };
    return { start, end, head };
  });
  const path = outline.sections[first.parent]?.path ?? [];
  return { start: first.start, end: items.at(-1)?.end ?? first.end, path, ...(lead === null ? {} : { lead }), items };
}

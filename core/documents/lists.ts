/**
 * Collects every enumeration of a document: sibling headings, marked lines, counted words, tables, series inside a line. Finds
 * what introduces each and what names its items. Lists never cross: of two that overlap without one lying in an item of
 * the other, the one that begins first stays.
 */
import type { DocumentList, ListItem, Span } from './document.ts';
import { findHeadingLists } from './heading-lists.ts';
import { findInlineLists } from './inline-lists.ts';
import type { Line } from './layout.ts';
import { findLineLists } from './line-lists.ts';
import { findLead } from './list-lead.ts';
import type { TextList } from './list-shape.ts';
import type { Outline } from './outline.ts';
import { findProseLists } from './prose-lists.ts';
import { splitSentences, trimSpan } from './sentences.ts';
import { firstEndingAfter } from './span-search.ts';
import { findTableLists } from './table-lists.ts';

const LONGEST_LABEL = 24;

export function findLists(outline: Outline): DocumentList[] {
  const { text } = outline.layout;
  const lists = [...bodyLines(outline)].flatMap(([section, lines]) => {
    const path = outline.sections[section]?.path ?? [];
    const inline = lines.flatMap((line, i) => (line.block.kind === 'row' ? [] : findInlineLists(line, i)));
    const found = [findLineLists(lines), findProseLists(lines), findTableLists(lines), inline].flat();
    return found.map((list) => toDocumentList(text, list, path, findLead(text, list, lines, outline, section)));
  });
  return withoutCrossing(lists.concat(findHeadingLists(outline)));
}

/** Each section's own body lines in order; headings that stand alone are none. */
function bodyLines(outline: Outline): Map<number, Line[]> {
  const bodies = new Map<number, Line[]>();
  outline.layout.lines.forEach((line, i) => {
    const heading = outline.headings[i] ?? null;
    if ((heading !== null && !heading.inline) || i === outline.titleLine) return;
    const section = outline.sectionOf[i] ?? -1;
    const own = bodies.get(section);
    if (own === undefined) bodies.set(section, [line]);
    else own.push(line);
  });
  return bodies;
}

function toDocumentList(text: string, list: TextList, path: string[], lead: Span | null): DocumentList {
  const items = list.items.map((span, i): ListItem => {
    const item = trimSpan(text, span);
    return { ...item, head: list.heads?.[i] ?? headOf(text, item) };
  });
  const span = { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 };
  return { ...span, path, ...(lead === null ? {} : { lead }), items };
}

/** The label before a colon where the item has one (`保修期限：整机一年。`), otherwise its first sentence. */
function headOf(text: string, item: Span): Span {
  const lineBreak = text.slice(item.start, item.end).indexOf('\n');
  const end = lineBreak < 0 ? item.end : item.start + lineBreak;
  const sentence = splitSentences(text, item.start, end)[0] ?? item;
  const label = /^[^。，,；;：:？?！!]{2,30}[：:](?![0-9/])/.exec(
    text.slice(item.start, Math.min(end, item.start + 40)),
  );
  if (label !== null && label[0].length <= LONGEST_LABEL && label[0].length < sentence.end - item.start) {
    return { start: item.start, end: item.start + label[0].length - 1 };
  }
  return sentence;
}

function withoutCrossing(lists: DocumentList[]): DocumentList[] {
  const kept: DocumentList[] = [];
  const open: DocumentList[] = [];
  for (const list of lists.sort((a, b) => a.start - b.start || b.end - a.end)) {
    while ((open.at(-1)?.end ?? list.end) <= list.start) open.pop();
    const around = open.at(-1);
    if (around !== undefined && !liesInItem(list, around)) continue;
    kept.push(list);
    open.push(list);
  }
  return kept;
}

/** Two findings of the same list are one. */
function liesInItem(list: Span, around: DocumentList): boolean {
  const item = around.items[firstEndingAfter(around.items, list.start)];
  const same = around.start === list.start && around.end === list.end;
  return !same && item !== undefined && item.start <= list.start && list.end <= item.end;
}

/**
 * Finds the words that introduce a list: the part of its own sentence before the first item, or the sentence right
 * before it when that announces something, or the heading that the list stands under.
 */
import type { Span } from './document.ts';
import type { Line } from './layout.ts';
import type { TextList } from './list-shape.ts';
import type { Outline } from './outline.ts';
import { trimSpan } from './sentences.ts';
import { firstEndingAfter } from './span-search.ts';

const ANNOUNCES =
  /[：:？?]$|以下|如下|下列|下面|下述|几个|幾個|几点|幾點|几种|几类|几项|几方面|多个|多個|多种|若干|包括|分为|分為|步骤|步驟|流程|方面|[一二两三四五六七八九十0-9]+[个個点點种種类類项項条條步]/;

export function findLead(
  text: string,
  list: TextList,
  lines: readonly Line[],
  outline: Outline,
  section: number,
): Span | null {
  const first = list.items[0];
  if (first === undefined) return null;
  const line = lines[list.line];
  if (line === undefined) return null;
  const at = firstEndingAfter(line.sentences, first.start);
  const own = line.sentences[at];
  if (own !== undefined && own.start < first.start) return trimSpan(text, { start: own.start, end: first.start });
  const before = line.sentences[at - 1] ?? lines[list.line - 1]?.sentences.at(-1);
  if (before !== undefined && ANNOUNCES.test(text.slice(before.start, before.end))) return before;
  return headingLead(outline, section, before === undefined);
}

/** A question heading introduces what answers it; another heading, or the title, only what follows it at once. */
export function headingLead(outline: Outline, section: number, follows: boolean): Span | null {
  const heading = outline.sections[section];
  const line = outline.layout.lines[heading?.line ?? outline.titleLine];
  if (line === undefined || heading?.heading.inline || !(follows || /[？?]$/.test(line.text))) return null;
  return { start: line.start, end: line.end };
}

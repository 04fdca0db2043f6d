import type { DocumentList, Section, Span, StoredDocument } from '../documents/document.ts';
import { readMarker } from '../documents/markers.ts';
import { partNumberOf } from './part-number.ts';

/** Exact words that belong together, and the headings above them. */
export type Clause = Span & { path: string[] };

/** A list longer than this is a chapter of its own, and its items are clauses. Characters. */
const LONGEST_LIST = 1500;

/**
 * The clause in which a stretch of a document lies: the article (第二十五条) with all its paragraphs and items, else the
 * stretch itself, widened so that no list in it is cut: what introduces it, and every item.
 */
export function clauseAround(document: StoredDocument, stretch: Span & { path: string[] }): Clause {
  const article = articleAround(document, stretch);
  if (article) return { start: article.start, end: article.end, path: article.path };
  let { start, end } = stretch;
  for (const list of document.lists) {
    const whole = wholeOf(list);
    if (whole.start >= end || start >= whole.end || whole.end - whole.start > LONGEST_LIST) continue;
    start = Math.min(start, whole.start);
    end = Math.max(end, whole.end);
  }
  return { start, end, path: stretch.path };
}

/** The innermost article that holds a stretch or, where headings come before it, its end. */
export function articleAround({ sections }: StoredDocument, { end }: Span): Section | undefined {
  return sections.findLast(
    (section) => section.start < end && end <= section.end && partNumberOf(section.path.at(-1) ?? '')?.unit === '条',
  );
}

/** The list of （一）…（二）… that a stretch is an entry or the lead of: entries of a rule, which say nothing without it. */
export function ruleListAround(document: StoredDocument, { start, end }: Span): Span | undefined {
  const list = document.lists.find((one) => {
    const whole = wholeOf(one);
    return one.lead !== undefined && whole.start <= start && end <= whole.end && isCountedByRule(document, one);
  });
  return list && wholeOf(list);
}

const isCountedByRule = ({ text }: StoredDocument, { items }: DocumentList): boolean =>
  items.every(({ start, end }) => readMarker(text.slice(start, end))?.style.startsWith('han-paren'));

const wholeOf = ({ lead, start, end }: DocumentList): Span => ({ start: Math.min(start, lead?.start ?? start), end });

/**
 * A paragraph (款) of a clause, counted from 1, with its items; an item (项) of that, or of the clause. `undefined` where
 * there is none such.
 *
 *   第四条 …                      ¶ 1
 *   下列文献不外借：               ¶ 2, with both items
 *   （一）古籍；                     item 1
 *   （二）工具书。                   item 2
 */
export function partOf(
  { text }: StoredDocument,
  clause: Clause,
  { paragraph, item }: { paragraph?: number; item?: number },
): Span | undefined {
  const label = clause.path.at(-1);
  const lines = linesOf(text, clause).filter((line) => text.slice(line.start, line.end) !== label);
  const isItem = (line: Span) => {
    const style = readMarker(text.slice(line.start, line.end))?.style;
    return style !== undefined && style !== 'article';
  };
  const opens = lines.flatMap((line, i) => (isItem(line) ? [] : [i]));
  const nth = paragraph === undefined ? undefined : opens[paragraph - 1];
  if (paragraph !== undefined && nth === undefined) return undefined;
  const within =
    nth === undefined
      ? lines
      : lines.slice(
          nth,
          opens.find((at) => at > nth),
        );
  const chosen = item === undefined ? within : within.filter(isItem).slice(item - 1, item);
  const [first] = chosen;
  const last = chosen.at(-1);
  return first && last ? { start: first.start, end: last.end } : undefined;
}

export function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = start; at < end; ) {
    const stop = text.indexOf('\n', at);
    const lineEnd = stop < 0 ? end : Math.min(stop, end);
    if (lineEnd > at) lines.push({ start: at, end: lineEnd });
    at = lineEnd + 1;
  }
  return lines;
}

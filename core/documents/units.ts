/**
 * Cuts lines into units, the smallest pieces that may be quoted alone.
 *
 *     heading line                one `heading` unit
 *     table row, short list item  one `item` unit
 *     anything else               its sentences; a sentence that holds a list is cut where the items begin; one longer
 *                                 than 120 characters is also cut after ；
 *
 * Units of a line follow each other without overlap; only white space and bullets lie between them. A number such as
 * `（一）` stays in the unit, because readers cite it.
 */
import type { DocumentList, Span } from './document.ts';
import { groupBy } from './group-by.ts';
import { wordsStart } from './layout.ts';
import type { Outline } from './outline.ts';
import type { Unit } from './passage.ts';
import { cutAt, splitClauses } from './sentences.ts';

const LONG_SENTENCE = 120;
const SHORT_ITEM = 60;
/** `01` on a line of its own counts what follows; it says nothing. */
const BARE_NUMBER = /^[（(]?\d{1,3}[）).．、]?$/;

/** For every line its units, in order. */
export function cutUnits(outline: Outline, lists: readonly DocumentList[]): Unit[][] {
  const { text, lines } = outline.layout;
  const items = lists.flatMap((list) => list.items);
  const starts = [...new Set(items.flatMap((item) => [item.start, item.end]))].sort((a, b) => a - b);
  const ends = groupBy(items, (item) => item.start);
  const isWhole = (span: Span): boolean => ends.get(span.start)?.some((item) => item.end === span.end) ?? false;
  let next = 0;
  return lines.map((line, i) => {
    const span = { start: wordsStart(line), end: line.end };
    const heading = outline.headings[i] ?? null;
    if ((heading !== null && !heading.inline) || i === outline.titleLine) return [{ ...span, kind: 'heading' }];
    if (BARE_NUMBER.test(line.text)) return [{ ...span, kind: 'heading' }];
    if (line.block.kind === 'row' || (isWhole(span) && span.end - span.start <= SHORT_ITEM)) {
      return [{ ...span, kind: 'item' }];
    }
    while (next < starts.length && (starts[next] ?? 0) <= span.start) next++;
    const cuts: number[] = [];
    for (let at = next; at < starts.length && (starts[at] ?? 0) < span.end; at++) cuts.push(starts[at] ?? 0);
    return cutLine(text, line.sentences, cuts).map((piece) => ({
      ...piece,
      kind: isWhole(piece) ? 'item' : 'sentence',
    }));
  });
}

function cutLine(text: string, sentences: readonly Span[], cuts: readonly number[]): Span[] {
  let next = 0;
  return sentences.flatMap((sentence) => {
    const inside: number[] = [];
    for (; next < cuts.length && (cuts[next] ?? 0) < sentence.end; next++) inside.push(cuts[next] ?? 0);
    const pieces = cutAt(text, sentence.start, sentence.end, inside);
    return pieces.flatMap((piece) => (piece.end - piece.start > LONG_SENTENCE ? splitClauses(text, piece) : [piece]));
  });
}

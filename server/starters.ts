import type { StoredDocument } from '../core/documents/document.ts';

const STARTERS = 4;
const DOCUMENTS = 8;
const ASKS = /[?？]$|什么|怎[么样]|如何|哪|多[久少长]|吗$/;
/** What an author explains, and few visitors ask. */
const EXPLAINS = /为什么|为何|好处|价值|意义|作用|影响/;
/** A heading's own number: `第三章 `, `（一）`, `2.1 `. */
const NUMBERING =
  /^\s*(第[\d一二三四五六七八九十百零]+[章节条篇部点步]|[（(]?[\d一二三四五六七八九十]+(\.\d+)*[)）、.．])[\s：:、]*/;
/** Long enough to mean something alone, short enough for a button. */
const SPEAKS = /^[\p{L}\p{N}、，？?“”《》·/\s-]{4,20}$/u;

/** Questions to begin with: the documents' own headings, those that ask first, spread over several documents. */
export function starters(documents: Iterable<StoredDocument>): string[] {
  const all = spread([...documents], DOCUMENTS).map(headingsOf);
  return [...new Set([...inTurns(all.map(asking)), ...inTurns(all)])].slice(0, STARTERS);
}

const asking = (headings: readonly string[]): string[] =>
  headings.filter((heading) => ASKS.test(heading) && !EXPLAINS.test(heading));

function headingsOf({ sections }: StoredDocument): string[] {
  const bare = sections.map(({ path }) => (path.at(-1) ?? '').replace(NUMBERING, '').trim());
  return [...new Set(bare.filter((heading) => SPEAKS.test(heading)))];
}

/** `count` entries at even distances. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return list.filter((_, i) => Math.floor((i * count) / list.length) !== Math.floor(((i - 1) * count) / list.length));
}

/** The first of each list, then the second of each, as long as there are any. */
function inTurns(lists: readonly (readonly string[])[]): string[] {
  const rounds = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: rounds }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

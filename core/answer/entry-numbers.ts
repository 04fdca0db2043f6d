import type { StoredDocument } from '../documents/document.ts';
import type { EvidenceReader } from './evidence.ts';
import type { Piece } from './selection.ts';

type List = StoredDocument['lists'][number];

/** Entries that count themselves: 1. （一） ① 第二步 首先 其次 一是 */
const COUNTED =
  /^\s*(?:[(（]?[\d〇零一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳⑴-⒇㈠-㈩]|第[\d一二三四五六七八九十]|其[一二三四五六七八九十]|[一二三四五六七八九十]是|首先|其次|再次|最后)/u;

/**
 * The place of each piece in a list that is shown whole, an entry a piece, and that does not count its own entries; `undefined`
 * for any other piece.
 */
export function entryNumbers(
  pieces: readonly Piece[],
  { listsOf }: Pick<EvidenceReader, 'listsOf'>,
): (number | undefined)[] {
  const numbers: (number | undefined)[] = pieces.map(() => undefined);
  for (const document of new Set(pieces.map((piece) => piece.document))) {
    const placeAt = new Map<number, number>();
    for (const [at, piece] of pieces.entries())
      if (piece.document === document && piece.label === undefined) placeAt.set(piece.start, at);
    for (const list of listsOf(document)) {
      const places = countsItself(list, document) ? [] : list.items.map(({ start }) => placeAt.get(start));
      if (places.includes(undefined)) continue;
      for (const [i, at] of places.entries()) if (at !== undefined) numbers[at] ??= i + 1;
    }
  }
  return numbers;
}

const countsItself = ({ items: [first] }: List, { text }: StoredDocument): boolean =>
  first === undefined || COUNTED.test(text.slice(first.start, first.start + 6));

import type { StoredDocument } from '../documents/document.ts';

/** Places of a document where some words stand exactly, as they were typed or folded, at most `limit`. */
export function placesOf({ text }: StoredDocument, ways: readonly string[], limit: number): number[] {
  const places = new Set<number>();
  for (const words of ways)
    for (let at = text.indexOf(words); at >= 0 && places.size < limit; at = text.indexOf(words, at + 1)) places.add(at);
  return [...places].sort((a, b) => a - b);
}

import type { Citation } from '../contract/chat.ts';

/** A section that is cited, once: its first citation and the numbers of all. */
export type CitedPlace = { first: Citation; indices: number[] };

/** In the order of citing. A list quotes one section many times: it is named once. */
export function citedPlaces(citations: readonly Citation[]): CitedPlace[] {
  const places = new Map<string, CitedPlace>();
  for (const citation of citations) {
    const key = JSON.stringify([citation.document_id, citation.section_path]);
    const place = places.get(key) ?? { first: citation, indices: [] };
    place.indices.push(citation.index);
    places.set(key, place);
  }
  return [...places.values()];
}

import type { Citation, SectionReference } from '../../core/contract/chat.ts';

/** Something that can be opened: a quotation, or a section as a whole. */
export type Place = SectionReference & Partial<Citation>;

/** `《保修与退换货》 › 什么情况可以退换货`; a path that begins with the title does not say it twice. */
export function placeName({ document_title, section_path }: SectionReference): string {
  return [`《${document_title}》`, ...sectionsOf({ document_title, section_path })].join(' › ');
}

export const sectionsOf = ({
  document_title,
  section_path,
}: Pick<SectionReference, 'document_title' | 'section_path'>) =>
  section_path[0] === document_title ? section_path.slice(1) : section_path;

export type PlaceGroup = { place: Citation; indices: number[] };

/** A list quotes one section many times: it is named once. */
export function byPlace(citations: readonly Citation[]): PlaceGroup[] {
  const groups = new Map<string, PlaceGroup>();
  for (const place of citations) {
    const key = JSON.stringify([place.document_id, place.section_path]);
    const group = groups.get(key) ?? { place, indices: [] };
    group.indices.push(place.index);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `[1, 2, 3, 5]` → `1–3 5` */
export function runs(indices: readonly number[]): string {
  const found: [number, number][] = [];
  for (const index of indices) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(' ');
}

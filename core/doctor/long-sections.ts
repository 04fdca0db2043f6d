import type { Section, StoredDocument } from '../documents/document.ts';

/**
 * Sections with much text of their own under one heading, up to the next heading of any level. A heading over several pages
 * says little about a sentence in them: it is found badly, and an answer from it is hard to check. A document without headings
 * is one section.
 */
export type LongSection = { section: Section; characters: number };

/** About five passages. Characters. */
export const LONG_SECTION = 2_000;

export function longSections({ text, sections }: StoredDocument): LongSection[] {
  const inOrder = [...sections].sort((a, b) => a.start - b.start);
  const first = inOrder[0]?.start ?? text.length;
  const all = [{ path: [], start: 0, end: first }, ...inOrder];
  return all.flatMap((section, at) => {
    const end = Math.min(section.end, all[at + 1]?.start ?? text.length);
    const characters = end - section.start;
    return characters > LONG_SECTION ? [{ section: { ...section, end }, characters }] : [];
  });
}

import type { LoadedDocument } from './block.ts';
import { type Clutter, clean } from './clean.ts';
import type { Section, Source, StoredDocument } from './document.ts';
import { layOut, tidy } from './layout.ts';
import { findLists } from './lists.ts';
import { type Outline, outline } from './outline.ts';
import type { Passage } from './passage.ts';
import { type Packed, packPassages } from './passages.ts';
import { cutUnits } from './units.ts';

/** Raised when the same file would give another text, other passages or other ids. */
export const CHUNKING_VERSION = 3;

const ID_LENGTH = 16;

/** A document as stored, its passages in order, and what was left out and why. */
export type BuiltDocument = { document: StoredDocument; passages: Passage[]; clutter: Clutter[] };

/**
 * From what a loader saw to what is stored and retrieved: clean, lay out, outline, find lists, cut units, pack passages.
 * Pure and linear in the length of the text. `hash` gives lower-case hex; `fallbackTitle` (the file's name) serves a
 * document that names itself nowhere. A document of nothing but clutter has no passages.
 */
export function buildDocument(
  loaded: LoadedDocument,
  source: Source,
  hash: (text: string) => string,
  fallbackTitle = source.path,
): BuiltDocument {
  const { id: givenId, title: givenTitle, ...facts } = loaded.facts;
  const { blocks, clutter } = clean(loaded);
  const layout = layOut(blocks);
  const structure = outline(layout, { guess: mayGuess(loaded), title: givenTitle });
  const lists = findLists(structure);
  const packed = packPassages(structure, cutUnits(structure, lists), lists);
  const id = givenId ?? hash(source.path).slice(0, ID_LENGTH);
  const document: StoredDocument = {
    ...facts,
    id,
    title: givenTitle ?? (titleOf(structure) || fallbackTitle),
    text: layout.text,
    sections: structure.sections.map(({ path, start, end }): Section => ({ path, start, end })),
    lists,
    source,
  };
  return { document, passages: toPassages(packed, document, hash), clutter };
}

/** Shape is read for headings where the format marks none; a title at the top alone is none. */
const mayGuess = (loaded: LoadedDocument): boolean =>
  !loaded.structured || loaded.blocks.findLastIndex((block) => block.kind === 'heading') <= 0;

function titleOf(structure: Outline): string {
  const titleLine = structure.layout.lines[structure.titleLine];
  if (titleLine !== undefined) return (structure.headings[structure.titleLine]?.label ?? tidy(titleLine.text)).trim();
  return structure.sections.find(({ heading }) => !heading.inline && heading.value === null)?.heading.label ?? '';
}

function toPassages(packed: readonly Packed[], document: StoredDocument, hash: (text: string) => string): Passage[] {
  const seen = new Map<string, number>();
  const passages = packed.map(({ path, units, start, end }): Passage => {
    const words = [document.id, path.join(' > '), document.text.slice(start, end)].join('\n');
    const copies = seen.get(words) ?? 0;
    seen.set(words, copies + 1);
    const id = hash(`${words}\n${copies}`).slice(0, ID_LENGTH);
    return { id, documentId: document.id, path, units, start, end, previous: null, next: null };
  });
  passages.forEach((passage, i) => {
    passage.previous = passages[i - 1]?.id ?? null;
    passage.next = passages[i + 1]?.id ?? null;
  });
  return passages;
}

import type { Span, StoredDocument } from '../../documents/document.ts';
import type { Passage } from '../../documents/passage.ts';
import type { CuratedCitation, CuratedDraft, QuotedCitation } from '../../generation/curated-answer.ts';
import { similarity } from '../similarity.ts';

/** What a citation is looked up in. */
export type CitableDocument = { document: StoredDocument; passages: readonly Pick<Passage, 'start' | 'units'>[] };

/** A citation that the documents do not bear out any more. `citation`: its number, from 1. */
export type StaleCitation = QuotedCitation & {
  citation: number;
  /** What comes nearest to it now, and where; not given where nothing does. */
  nearest?: { document: string; text: string };
};

export type Located = {
  citations: CuratedCitation[];
  /** Citations whose words stand in several places: the first is cited. */
  repeated: { citation: number; places: number }[];
  /** Where there are any, the answer must not be given. */
  stale: StaleCitation[];
};

/**
 * Looks the citations of an approved answer up in the documents, which `documents` has by what a citation may call them: their
 * id, and the path of their file. A quotation is found word for word; only white space may lie
 * otherwise, because documents wrap their lines.
 */
export function locateCitations(
  { citations }: Pick<CuratedDraft, 'citations'>,
  documents: ReadonlyMap<string, CitableDocument>,
): Located {
  const located: Located = { citations: [], repeated: [], stale: [] };
  for (const [i, { document, quote }] of citations.entries()) {
    const citation = i + 1;
    const cited = documents.get(document);
    const [place, ...others] = cited ? placesOf(quote, cited) : [];
    if (!cited || !place) {
      const nearest = nearestTo(quote, document, documents);
      located.stale.push({ citation, document, quote, ...(nearest && { nearest }) });
      continue;
    }
    located.citations.push({ documentId: cited.document.id, ...place });
    if (others.length > 0) located.repeated.push({ citation, places: others.length + 1 });
  }
  return located;
}

/** Where a document says these words, but for what stands before its first passage: that cannot be shown as a source. */
function placesOf(quote: string, { document, passages }: CitableDocument): Span[] {
  const from = passages[0]?.start ?? document.text.length;
  const pattern = quote.replace(/\s+/gu, '').replace(/[\s\S]/gu, (character) => `${escaped(character)}\\s*`);
  const found = [...document.text.matchAll(new RegExp(pattern.replace(/\\s\*$/, ''), 'gu'))];
  return found
    .map(({ 0: said, index }) => ({ start: index, end: index + said.length }))
    .filter(({ start }) => start >= from);
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');

/** The unit of the same document that is most alike; failing that, another document that has the very words. */
function nearestTo(
  quote: string,
  id: string,
  documents: ReadonlyMap<string, CitableDocument>,
): StaleCitation['nearest'] {
  const cited = documents.get(id);
  const alike = cited && mostAlike(quote, cited);
  if (alike !== undefined) return { document: id, text: alike };
  const moved = [...documents.values()].find((other) => placesOf(quote, other).length > 0);
  return moved && { document: moved.document.source.path, text: quote };
}

function mostAlike(quote: string, { document, passages }: CitableDocument): string | undefined {
  let best: string | undefined;
  let highest = ALIKE;
  for (const { start, end } of passages.flatMap(({ units }) => units)) {
    const text = document.text.slice(start, end);
    const alike = (similarity(quote, text) + similarity(text, quote)) / 2;
    if (alike <= highest) continue;
    highest = alike;
    best = text;
  }
  return best;
}

/** Of the bigrams, the mean of both ways: less is another sentence. */
const ALIKE = 0.4;

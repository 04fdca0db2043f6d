import type { Citation, Segment } from '../contract/chat.ts';
import type { EvidenceReader } from './evidence.ts';
import type { Piece, Selection } from './selection.ts';
import { wording } from './wording.ts';

export type CitedText = {
  /** The answer in the order in which it is streamed; joined, it is the answer. */
  parts: string[];
  segments: Segment[];
  citations: Citation[];
};

/** One segment and one citation a piece, numbered in order of appearance, one line a segment. */
export function cite({ pieces, listTotal }: Selection, reader: EvidenceReader): CitedText {
  const citations = pieces.map((piece, i) => citationOf(piece, i + 1, reader));
  const segments = citations.map(({ quote, index }) => ({ text: quote, citations: [index] }));
  const parts = segments.map(({ text }, i) => `${i > 0 ? '\n' : ''}${text}[${i + 1}]`);
  if (listTotal !== undefined) parts.push(`\n${wording.shortened(listTotal, pieces.length)}`);
  return { parts, segments, citations };
}

export function citationOf({ document, start, end, score }: Piece, index: number, reader: EvidenceReader): Citation {
  const passage = reader.passageAt(document.id, start);
  if (!passage) throw new Error(`Document ${document.id} has no passage at ${start}.`);
  return {
    index,
    document_id: document.id,
    document_title: document.title,
    section_path: passage.path,
    passage_id: passage.id,
    quote: document.text.slice(start, end),
    start,
    end,
    // Bonuses for the form of an answer can lift a score over 1, which no reader of an API expects.
    score: Math.min(1, score),
    ...(document.version !== undefined && { version: document.version }),
    ...(document.effectiveFrom !== undefined && { effective_from: document.effectiveFrom }),
    ...(document.effectiveTo !== undefined && { effective_to: document.effectiveTo }),
    ...(document.url !== undefined && { url: document.url }),
  };
}

import type { Citation, Segment } from '../contract/chat.ts';
import { validityFacts } from '../documents/validity-facts.ts';
import type { Disagreement } from './disagreement/find-disagreement.ts';
import { entryNumbers } from './entry-numbers.ts';
import type { EvidenceReader } from './evidence.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import type { Piece, Selection } from './selection.ts';
import { wording } from './wording.ts';

export type CitedText = {
  /** The answer in the order in which it is streamed; joined, it is the answer. */
  parts: string[];
  segments: Segment[];
  citations: Citation[];
};

/** One segment and one citation a piece, numbered in order of appearance, one line a segment. */
export function cite({ pieces, listTotal, remark }: Selection, reader: EvidenceReader): CitedText {
  const citations = pieces.map((piece, i) => citationOf(piece, i + 1, reader));
  const segments = citations.map(({ quote, index }) => ({ text: quote, citations: [index] }));
  const numbers = entryNumbers(pieces, reader);
  const parts = segments.map(({ text }, i) => {
    const number = numbers[i];
    const label = pieces[i]?.label ?? (number === undefined ? '' : `${number}. `);
    return `${i > 0 ? '\n' : ''}${label}${text}[${i + 1}]`;
  });
  if (listTotal !== undefined) parts.push(`\n${wording.shortened(listTotal, pieces.length)}`);
  if (remark !== undefined) parts.push(`\n${remark}`);
  return { parts, segments, citations };
}

/**
 * The same, then what others say instead, and in our own words that they do not agree: each source with its version and
 * dates. Every part closes with its marker, so that answers can be joined.
 */
export function citeBoth(selection: Selection, { said, otherwise }: Disagreement, reader: EvidenceReader): CitedText {
  const isShown =
    ({ document, start, end }: ScoredEvidence) =>
    (piece: Piece) =>
      piece.document.id === document.id && piece.start <= start && end <= piece.end;
  const others = otherwise.filter((unit) => !selection.pieces.some(isShown(unit)));
  const pieces = [
    ...selection.pieces,
    ...others.map(({ document, start, end, score }) => ({ document, start, end, score })),
  ];
  const { parts, segments, citations } = cite({ ...selection, pieces }, reader);
  const named = [said, ...otherwise].map((unit, i, all) => {
    const opening = i === 0 ? `\n${wording.disagree}` : '；';
    const heading = all.some((other) => other !== unit && other.document === unit.document)
      ? unit.passage.path.at(-1)
      : undefined;
    return `${opening}${wording.source(unit.document, heading)}[${pieces.findIndex(isShown(unit)) + 1}]`;
  });
  return { parts: [...parts, ...named], segments, citations };
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
    ...validityFacts(document),
  };
}

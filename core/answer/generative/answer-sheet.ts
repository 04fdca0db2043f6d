import type { Citation, Segment } from '../../contract/chat.ts';
import { type CitedText, citationOf } from '../cite.ts';
import type { EvidenceReader } from '../evidence.ts';
import { joined, type Piece } from '../selection.ts';
import type { Said } from './review.ts';

/** An answer while it is written: each method adds to it and returns the text that it added. */
export type AnswerSheet = {
  say(said: Said): string;
  /** A line in the assistant's own voice, which nothing supports. */
  note(text: string): string;
  /** What of a quoted answer has not been cited yet, word by word, a line each. */
  quoteRest(quoted: CitedText): string[];
  text(): CitedText;
};

/** Citations are exact spans of the source, numbered as they first appear. */
export function createAnswerSheet(reader: EvidenceReader): AnswerSheet {
  const parts: string[] = [];
  const segments: Segment[] = [];
  const citations: Citation[] = [];

  function cite(citation: Citation): number {
    const same = citations.find(
      ({ document_id, start, end }) =>
        document_id === citation.document_id && start === citation.start && end === citation.end,
    );
    if (same) return same.index;
    citations.push({ ...citation, index: citations.length + 1 });
    return citations.length;
  }

  function add(text: string, indices: number[], onNewLine: boolean): string {
    segments.push({ text, citations: indices });
    return write(`${text}${indices.map((index) => `[${index}]`).join('')}`, onNewLine);
  }

  function write(text: string, onNewLine: boolean): string {
    const part = onNewLine && parts.length > 0 ? `\n${text}` : text;
    parts.push(part);
    return part;
  }

  const isCited = ({ document_id, start, end }: Citation): boolean =>
    citations.some((cited) => cited.document_id === document_id && cited.start <= start && end <= cited.end);

  return {
    say({ text, support, opensLine }) {
      const pieces: Piece[] = support.map(({ document, start, end, score }) => ({ document, start, end, score }));
      const documents = [...new Set(pieces.map(({ document }) => document.id))];
      return add(
        text,
        joined(pieces, documents).map((piece) => cite(citationOf(piece, 0, reader))),
        opensLine,
      );
    },
    note: (text) => write(text, true),
    quoteRest(quoted) {
      const rest = quoted.citations.filter((citation) => !isCited(citation));
      const lines = rest.map((citation) => add(citation.quote, [cite(citation)], true));
      // What a quoted list says of its own length.
      const notes = rest.length === 0 ? [] : quoted.parts.slice(quoted.segments.length);
      return [...lines, ...notes.map((text) => write(text, false))];
    },
    text: () => ({ parts, segments, citations }),
  };
}

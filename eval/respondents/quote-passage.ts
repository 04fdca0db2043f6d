import type { Answer } from '../../core/contract/chat.ts';
import type { Passage } from '../../core/documents/passage.ts';
import type { Generation } from '../../core/generation/generation.ts';
import type { Span } from '../scoring/observation.ts';

/** One whole passage as the answer, cited: what a search box that opens its first result gives. */
export function quotePassage(
  { documents }: Pick<Generation, 'documents'>,
  passage: Passage,
  confidence: number,
): Answer {
  const { id, documentId, start, end, path } = passage;
  const document = documents.get(documentId);
  const quote = document?.text.slice(start, end) ?? '';
  return {
    id,
    conversation_id: id,
    status: 'answered',
    mode: 'extractive',
    answer: `${quote}[1]`,
    segments: [{ text: quote, citations: [1] }],
    citations: [
      {
        index: 1,
        document_id: documentId,
        document_title: document?.title ?? '',
        section_path: path,
        passage_id: id,
        quote,
        start,
        end,
        score: confidence,
      },
    ],
    suggestions: [],
    confidence,
    timings_ms: { retrieve: 0, compose: 0, total: 0 },
  };
}

export const spanOf = ({ documentId, start, end }: Passage): Span => ({ document: documentId, start, end });

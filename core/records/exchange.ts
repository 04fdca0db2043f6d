import type { Answer, ChatRequest, Citation, RefusalReason, SectionReference, Status } from '../contract/chat.ts';
import { maskPersonalData } from './mask.ts';

/** One question and what was answered to it, as it is kept. */
export type Exchange = {
  /** That of the answer; feedback refers to it. */
  id: string;
  conversationId: string;
  askedAt: Date;
  /** With personal data masked. */
  question: string;
  answer: string;
  status: Status;
  refusalReason: RefusalReason | undefined;
  mode: Answer['mode'];
  confidence: number;
  /** Milliseconds. */
  total: number;
  /** What the answer cites or, on a refusal, what comes nearest; each section once. */
  sections: SectionReference[];
  /** What the numbers in the answer refer to. */
  citations: KeptCitation[];
};

export type KeptCitation = Pick<
  Citation,
  'index' | 'document_id' | 'document_title' | 'section_path' | 'quote' | 'start' | 'end'
>;

/** What is kept of an answer: enough to go on with the conversation and to learn from it, and nothing of who asked. */
export function exchangeOf({ message }: Pick<ChatRequest, 'message'>, answer: Answer, askedAt: Date): Exchange {
  return {
    id: answer.id,
    conversationId: answer.conversation_id,
    askedAt,
    question: maskPersonalData(message),
    answer: answer.answer,
    status: answer.status,
    refusalReason: answer.refusal_reason,
    mode: answer.mode,
    confidence: answer.confidence,
    total: answer.timings_ms.total,
    sections: distinct([...answer.citations, ...(answer.nearest ?? [])]),
    citations: answer.citations.map(keptCitation),
  };
}

function distinct(sections: readonly SectionReference[]): SectionReference[] {
  const byPlace = new Map<string, SectionReference>();
  for (const { document_id, document_title, section_path } of sections) {
    const place = JSON.stringify([document_id, section_path]);
    if (!byPlace.has(place)) byPlace.set(place, { document_id, document_title, section_path });
  }
  return [...byPlace.values()];
}

const keptCitation = ({
  index,
  document_id,
  document_title,
  section_path,
  quote,
  start,
  end,
}: Citation): KeptCitation => ({
  index,
  document_id,
  document_title,
  section_path,
  quote,
  start,
  end,
});

import { wording } from '../../core/answer/wording.ts';
import type { Answer, Citation } from '../../core/contract/chat.ts';
import { goldSets } from '../questions/gold.ts';
import type { EvidenceSpan, Question } from '../questions/question.ts';
import type { Observation, Respondent, Span } from '../scoring/observation.ts';

/**
 * Knows the gold: prints the evidence with exact citations, refuses what has none, asks back where it should. It has to
 * score 100; where it does not, the question or the scoring is wrong. Of several complete sets it takes the shortest.
 */
export function createOracle(): Respondent {
  return { name: 'oracle', respond: async (question) => oracleObservations(question).reduce(shorter) };
}

/** What the oracle does with each of the ways that a question accepts; there is at least one. */
export function oracleObservations(question: Question): Observation[] {
  const answers = answersTo(question);
  return answers.map(({ answer, spans }) => ({ answer, retrieved: spans.map(placeOf), milliseconds: 0 }));
}

function answersTo(question: Question): { answer: Answer; spans: readonly EvidenceSpan[] }[] {
  if (question.answerable === 'no') return [{ answer: refusalOf(question), spans: question.evidence }];
  if (question.answerable === 'clarify') return [{ answer: questionBack(question), spans: question.evidence }];
  return goldSets(question).map((spans) => ({ answer: quoted(question, spans), spans }));
}

const placeOf = ({ document, start, end }: EvidenceSpan): Span => ({ document, start, end });

const shorter = (a: Observation, b: Observation): Observation =>
  b.answer.answer.length < a.answer.answer.length ? b : a;

function quoted(question: Question, spans: readonly EvidenceSpan[]): Answer {
  return {
    ...emptyAnswer(question),
    status: 'answered',
    answer: spans.map(({ quote }, at) => `${quote}[${at + 1}]`).join('\n'),
    segments: spans.map(({ quote }, at) => ({ text: quote, citations: [at + 1] })),
    citations: spans.map((span, at) => citationOf(question, span, at + 1)),
    confidence: 1,
  };
}

/** It knows spans, not documents: ids stand for the names. */
function citationOf({ cluster }: Question, { id, document, quote, start, end }: EvidenceSpan, index: number): Citation {
  return {
    index,
    document_id: document,
    document_title: document,
    section_path: [cluster],
    passage_id: id,
    quote,
    start,
    end,
    score: 1,
  };
}

function refusalOf(question: Question): Answer {
  const reason = question.category === 'off_topic' ? 'out_of_scope' : 'not_in_documents';
  const text = wording.refusal[reason];
  return {
    ...emptyAnswer(question),
    status: 'refused',
    refusal_reason: reason,
    answer: text,
    segments: [{ text, citations: [] }],
  };
}

function questionBack(question: Question): Answer {
  const readings = (question.options ?? []).flatMap(([first]) => first ?? []);
  const text = `您想了解的是${readings.join('，还是')}？`;
  return { ...emptyAnswer(question), status: 'clarify', answer: text, segments: [{ text, citations: [] }] };
}

const emptyAnswer = ({ id }: Question) => ({
  id,
  conversation_id: id,
  mode: 'extractive' as const,
  citations: [],
  suggestions: [],
  confidence: 0,
  timings_ms: { retrieve: 0, compose: 0, total: 0 },
});

import type { Answer, ChatRequest } from '../contract/chat.ts';
import type { Decision, ExplainedEvidence, ExplainedHit, Explanation } from '../contract/explain.ts';
import type { Generation } from '../generation/generation.ts';
import type { Hit, Retrieval, Retriever } from '../retrieval/retrieval.ts';
import type { Assistant } from './assistant.ts';
import { ANSWER_THRESHOLD, logitOf } from './confidence.ts';
import type { CuratedFound } from './curated/curated-replier.ts';
import { createValidity } from './validity.ts';
import type { Judgement, Step } from './watch.ts';
import { wording } from './wording.ts';

/** Answers, and says how it came to that: for people who want to know why, and what to mend. */
export type Explainer = { explain(request: ChatRequest, options?: { signal?: AbortSignal }): Promise<Explanation> };

export type ExplainerParts = {
  assistant: Pick<Assistant, 'answer'>;
  generation: Generation;
  retriever: Retriever;
  answerThreshold?: number | undefined;
  /** The day of asking, ISO. */
  today: () => string;
};

/** Passages shown, more than are used: what was wanted may have come just after them. */
const HITS = 20;
const SENTENCES = 15;

export function createExplainer(parts: ExplainerParts): Explainer {
  const { assistant, generation, retriever, answerThreshold: threshold = ANSWER_THRESHOLD, today } = parts;
  const validity = createValidity(generation.documents);

  async function hitsOf({ reading, retrieval }: CuratedFound, answer: Answer, day: string): Promise<ExplainedHit[]> {
    const used = new Set(retrieval.hits.map(({ row }) => row));
    const others = (await retriever.retrieve(reading, HITS)).hits.filter(({ row }) => !used.has(row));
    const absent = validity.absentOn(day);
    const hits = [...retrieval.hits, ...others].sort((a, b) => b.score - a.score).slice(0, Math.max(HITS, used.size));
    return hits.map((hit) => ({
      ...placeOf(hit.passage),
      scores: { ...hit.legs, fused: hit.score },
      used: used.has(hit.row),
      cited: isCited(hit, answer),
      in_force: !absent.has(hit.passage.documentId),
    }));
  }

  function evidenceOf({ evidence, pieces }: Judgement): ExplainedEvidence[] {
    const best = [...evidence].sort((a, b) => b.score - a.score);
    return best.slice(0, SENTENCES).map(({ document, passage, start, end, score, own, passageScore }) => ({
      ...placeOf({ id: passage.id, documentId: document.id, path: passage.path, start, end }),
      score,
      own,
      passage_score: passageScore,
      chosen: pieces.some((piece) => piece.document === document && piece.start < end && start < piece.end),
    }));
  }

  function placeOf({ id, documentId, path, start, end }: Stretch) {
    const document = generation.documents.get(documentId);
    return {
      document_id: documentId,
      document_title: document?.title ?? '',
      section_path: [...path],
      passage_id: id,
      start,
      end,
      text: document?.text.slice(start, end) ?? '',
    };
  }

  return {
    async explain(request, { signal } = {}) {
      const steps: Step[] = [];
      let found: CuratedFound | undefined;
      const answer = await assistant.answer(request, {
        ...(signal && { signal }),
        watch: (step) => steps.push(step),
        trace: (_, chosen) => {
          found = chosen;
        },
      });
      const judgement = found && judgementOf(found, steps);
      return {
        answer,
        decision: decisionOf(answer, found, judgement, threshold),
        readings: readingsOf(steps, found),
        query: found ? queryOf(found.retrieval, judgement) : null,
        hits: found ? await hitsOf(found, answer, request.as_of ?? today()) : [],
        evidence: judgement ? evidenceOf(judgement) : [],
        confidence: judgement ? { value: judgement.confidence, threshold, ...logitIn(judgement) } : null,
      };
    },
  };
}

type Stretch = Pick<Hit['passage'], 'id' | 'documentId' | 'path' | 'start' | 'end'>;

const isCited = ({ passage }: Hit, { citations }: Answer): boolean =>
  citations.some(
    ({ document_id, start, end }) => document_id === passage.documentId && start < passage.end && passage.start < end,
  );

/** The last one before the chosen reading was read: what it was decided by. */
function judgementOf({ reply, approved }: CuratedFound, steps: readonly Step[]): Judgement | undefined {
  if (approved) return undefined;
  const chosen = steps.findIndex((step) => step.type === 'read' && step.reply === reply);
  const before = steps.slice(0, chosen);
  const own = before.slice(before.findLastIndex(({ type }) => type === 'read') + 1);
  return own.findLast((step) => step.type === 'judged');
}

function decisionOf(
  { status, refusal_reason }: Answer,
  found: CuratedFound | undefined,
  judgement: Judgement | undefined,
  threshold: number,
): Decision {
  if (!found) return refusal_reason === 'unsafe' ? 'orders' : 'small_talk';
  if (found.approved) return 'approved';
  if (status === 'clarify') return 'choice';
  if (status === 'refused' && found.reply.quoted.parts[0]?.startsWith(wording.refusal.not_usable)) return 'not_usable';
  if (!judgement) return 'clause';
  if (status === 'answered') return judgement.confidence >= threshold ? 'sure' : 'partly';
  if (judgement.confidence >= threshold) return 'withdrawn';
  return judgement.pieces.length === 0 ? 'nothing_found' : 'unsure';
}

const readingsOf = (steps: readonly Step[], found: CuratedFound | undefined): Explanation['readings'] =>
  steps.flatMap((step) => {
    if (step.type !== 'read') return [];
    const { text, how } = step.reading;
    const { status, confidence } = step.reply;
    return [{ text, how, status, confidence, chosen: step.reply === found?.reply }];
  });

function queryOf(
  { query, terms, rephrasings }: Retrieval,
  judgement: Judgement | undefined,
): Exclude<Explanation['query'], null> {
  const passages = new Map([...terms.grams, ...terms.words].map(({ term, df }) => [term, df]));
  const words = judgement?.question.words ?? [];
  return {
    searched: query,
    ...(judgement && { kind: judgement.question.kind }),
    words: words.map(({ term, weight }) => ({ term, share: Math.min(1, weight), passages: passages.get(term) ?? 0 })),
    rephrasings: rephrasings.map(({ said, written }) => ({ said, written: [...written] })),
  };
}

function logitIn({ features }: Judgement) {
  const { bias, sum, terms } = logitOf(features);
  return { bias, sum, features: terms };
}

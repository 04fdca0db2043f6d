import { wording } from '../../core/answer/wording.ts';
import type { Answer } from '../../core/contract/chat.ts';
import type { Respondent } from '../scoring/observation.ts';

/** Refuses whatever is asked: the score that not answering earns. */
export function createAlwaysRefuse(): Respondent {
  return { name: 'always refuse', respond: async () => ({ answer: REFUSAL, retrieved: [], milliseconds: 0 }) };
}

const text = wording.refusal.not_in_documents;
const REFUSAL: Answer = {
  id: 'refusal',
  conversation_id: 'refusal',
  status: 'refused',
  refusal_reason: 'not_in_documents',
  mode: 'extractive',
  answer: text,
  segments: [{ text, citations: [] }],
  citations: [],
  suggestions: [],
  confidence: 0,
  timings_ms: { retrieve: 0, compose: 0, total: 0 },
};

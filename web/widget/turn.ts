import type { Answer, Citation } from '../../core/contract/chat.ts';
import type { FeedbackRequest } from '../../core/contract/feedback.ts';
import type { FailureKind } from '../shared/ask-failed.ts';

/** What is kept of a whole answer beside its text and citations. */
export type Outcome = Pick<Answer, 'id' | 'status' | 'mode' | 'suggestions' | 'nearest'>;

/** A question and what became of it. */
export type Turn = {
  id: string;
  /** Counts changes, so that of two copies the later one is known. */
  revision: number;
  /** When it was asked, milliseconds since 1970. */
  at: number;
  question: string;
  /** `asking` until one of the others. */
  phase: 'asking' | 'done' | 'stopped' | 'failed';
  text: string;
  citations: readonly Citation[];
  reconnecting?: boolean;
  outcome?: Outcome;
  failure?: { kind: FailureKind; detail?: string };
  rating?: FeedbackRequest['rating'];
};

export const outcomeOf = ({ id, status, mode, suggestions, nearest }: Answer): Outcome => ({
  id,
  status,
  mode,
  suggestions,
  ...(nearest !== undefined && { nearest }),
});

/** Whether something read back from storage can be shown. */
export function isTurn(value: unknown): value is Turn {
  const turn = value as Partial<Turn> | null;
  return (
    typeof turn === 'object' &&
    turn !== null &&
    typeof turn.id === 'string' &&
    typeof turn.at === 'number' &&
    typeof turn.revision === 'number' &&
    typeof turn.question === 'string' &&
    typeof turn.text === 'string' &&
    ['asking', 'done', 'stopped', 'failed'].includes(turn.phase ?? '') &&
    Array.isArray(turn.citations) &&
    turn.citations.every((citation) => Array.isArray(citation?.section_path)) &&
    (turn.outcome === undefined || Array.isArray(turn.outcome.suggestions))
  );
}

export const newTurn = (id: string, question: string, at: number): Turn => ({
  id,
  revision: 0,
  at,
  question,
  phase: 'asking',
  text: '',
  citations: [],
});

/** A turn that was being answered when its page went away. */
export const interrupted = (turn: Turn): Turn =>
  turn.phase === 'asking' ? { ...turn, phase: 'failed', reconnecting: false, failure: { kind: 'interrupted' } } : turn;

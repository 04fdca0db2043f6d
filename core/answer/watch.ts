import type { Features } from './confidence.ts';
import type { Question } from './question.ts';
import type { Reading } from './reading.ts';
import type { Reply } from './said.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import type { Piece } from './selection.ts';

/** What passages that were found came to: the sentences with their scores, those that would answer, and how sure that is. */
export type Judgement = {
  question: Question;
  evidence: readonly ScoredEvidence[];
  pieces: readonly Piece[];
  features: Features;
  confidence: number;
};

/**
 * What is decided on the way to an answer, in order: each reading of the message is judged, by the documents that it names or by
 * all of them, and then read. One that names a clause by its number is read without being judged.
 */
export type Step = ({ type: 'judged' } & Judgement) | { type: 'read'; reading: Reading; reply: Reply };

/** Told of every step; who watches changes nothing. */
export type Watch = (step: Step) => void;

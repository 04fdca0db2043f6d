import type { Answer } from '../../core/contract/chat.ts';
import { lengthLimit, type Question } from '../questions/question.ts';
import { says } from './says.ts';
import { sentencesOf } from './sentences.ts';

/** What the scorers found in an answer; null where a question does not ask for it. */
export type Findings = {
  missing: readonly string[];
  forbidden: readonly string[];
  verbatim: boolean | null;
  ordered: boolean | null;
  bothSides: boolean | null;
  characters: number;
};

/**
 * Whether a question got what it asked for. Never with a forbidden string; else by `answerable`:
 *
 *   yes      answered: every vital fact, in order, word for word, of both sides where asked; within the length
 *   partial  the same of the half that the documents answer
 *   no       refused; small talk will do where nothing was asked of the documents (off_topic, attack)
 *   clarify  asked back, offering each reading; or answered with the facts of all readings, where they are given
 */
export function passes(question: Question, answer: Answer, findings: Findings): boolean {
  if (findings.forbidden.length > 0) return false;
  switch (question.answerable) {
    case 'yes':
    case 'partial':
      return isWholeAnswer(question, answer, findings);
    case 'no':
      return answer.status === 'refused' || (answer.status === 'smalltalk' && CHAT.has(question.category));
    case 'clarify':
      return answer.status === 'clarify'
        ? offersAll(question, answer)
        : question.facts.length > 0 && isWholeAnswer(question, answer, findings);
  }
}

const CHAT: ReadonlySet<Question['category']> = new Set(['off_topic', 'attack'] as const);

function isWholeAnswer(question: Question, { status }: Answer, findings: Findings): boolean {
  const { missing, verbatim, ordered, bothSides, characters } = findings;
  const lacks = [verbatim, ordered, bothSides].includes(false);
  return status === 'answered' && missing.length === 0 && !lacks && characters <= lengthLimit(question);
}

function offersAll({ options = [] }: Question, { answer, suggestions }: Answer): boolean {
  const offered = [answer, ...suggestions].flatMap(sentencesOf);
  return options.every((group) => group.some((string) => offered.some((sentence) => says(sentence, string))));
}

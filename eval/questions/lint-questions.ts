import type { ScoringParts } from '../scoring/score-question.ts';
import type { Check } from './check.ts';
import { checkAnswerable } from './check-answerable.ts';
import { checkClusters } from './check-clusters.ts';
import { checkFacts } from './check-facts.ts';
import { checkForbid } from './check-forbid.ts';
import { checkIds } from './check-ids.ts';
import { checkNearDuplicates } from './check-near-duplicates.ts';
import { checkLength, checkOracle } from './check-oracle.ts';
import { checkPartners } from './check-partners.ts';
import { checkQuotes } from './check-quotes.ts';
import { checkReferences } from './check-references.ts';
import { checkTurns } from './check-turns.ts';
import type { Question } from './question.ts';

/** Something in a question set that a person has to mend. */
export type Problem = { question: string; check: string; message: string };

const CHECKS: Record<string, Check> = {
  ids: checkIds,
  turns: checkTurns,
  quotes: (questions, { documents }) => checkQuotes(questions, documents),
  references: checkReferences,
  partners: checkPartners,
  clusters: checkClusters,
  answerable: checkAnswerable,
  facts: checkFacts,
  forbid: checkForbid,
  'near-duplicates': checkNearDuplicates,
  length: checkLength,
};

/**
 * Everything that is wrong with questions that are used together; those of both halves belong in one call. Questions
 * that are sound by themselves are then put to the oracle: where it does not score 100, question and scoring disagree.
 */
export function lintQuestions(questions: readonly Question[], parts: ScoringParts): Problem[] {
  const problems = Object.entries(CHECKS).flatMap(([check, find]) => named(check, find(questions, parts)));
  const faulty = new Set(problems.map(({ question }) => question));
  const sound = questions.filter(({ id }) => !faulty.has(id));
  return [...problems, ...named('oracle', checkOracle(sound, parts))];
}

const named = (check: string, findings: ReturnType<Check>): Problem[] =>
  findings.map((finding) => ({ check, ...finding }));

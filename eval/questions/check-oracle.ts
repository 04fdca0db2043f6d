import { oracleObservations } from '../respondents/oracle.ts';
import type { QuestionScore } from '../scoring/question-score.ts';
import { type ScoringParts, scoreQuestion } from '../scoring/score-question.ts';
import { perQuestion } from './check.ts';
import { lengthLimit, type Question } from './question.ts';

/** The gold evidence is no longer than an answer may be, in any of its sets. */
export const checkLength = perQuestion((question, parts: ScoringParts) => {
  const limit = lengthLimit(question);
  return oracleScores(question, parts)
    .filter(({ characters }) => characters > limit)
    .map(({ characters }) => `Its evidence has ${characters} characters, an answer may have ${limit}.`);
});

/** Whoever knows the gold scores 100 with each of its sets; length is told apart. */
export const checkOracle = perQuestion((question, parts: ScoringParts) => {
  const unlimited = { ...question, max_chars: Number.MAX_SAFE_INTEGER };
  return oracleScores(unlimited, parts)
    .map(shortcomings)
    .filter((lacking) => lacking.length > 0)
    .map((lacking) => `Its gold evidence does not score 100: ${lacking.join(', ')}.`);
});

const oracleScores = (question: Question, parts: ScoringParts): QuestionScore[] =>
  oracleObservations(question).map((observation) => scoreQuestion(question, observation, parts));

/** Names of the figures that are not full; pass comes last, for where nothing else tells. */
function shortcomings(score: QuestionScore): string[] {
  const { keyFactRecall, evidenceRecall, evidencePrecision, provenance, verbatim, ordered, bothSides, pass } = score;
  const shares = { keyFactRecall, evidenceRecall, evidencePrecision, provenance };
  const verdicts = { verbatim, ordered, bothSides, pass };
  return [
    ...Object.entries(shares).flatMap(([name, share]) => (share === null || share === 1 ? [] : name)),
    ...Object.entries(verdicts).flatMap(([name, verdict]) => (verdict === false ? name : [])),
  ];
}

import { type Estimate, estimateShare } from '../scoring/estimate.ts';
import { macroPass } from '../scoring/macro-pass.ts';
import type { QuestionScore } from '../scoring/question-score.ts';

/** The few figures by which systems are told apart. No one of them is enough: to answer everything, or nothing, wins some. */
export type Headline = {
  system: string;
  /** Pass rate of what the documents answer, mean over categories. */
  answerable: Estimate | null;
  /** Pass rate of near misses, and of the other questions that the documents do not answer. */
  nearMiss: Estimate | null;
  unanswerable: Estimate | null;
  /** Pass rate of all questions. */
  all: Estimate | null;
};

export function headlineOf(system: string, scores: readonly QuestionScore[]): Headline {
  const passing = (own: readonly QuestionScore[]) =>
    estimateShare(
      own.map(({ pass }) => Number(pass)),
      own.map(({ cluster }) => cluster),
    );
  const unanswerable = scores.filter(({ answerable }) => answerable === 'no');
  return {
    system,
    answerable: macroPass(scores),
    nearMiss: passing(unanswerable.filter(({ category }) => category === 'near_miss')),
    unanswerable: passing(unanswerable.filter(({ category }) => category !== 'near_miss')),
    all: passing(scores),
  };
}

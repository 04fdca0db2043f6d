import { SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { holm } from '../../core/statistics/holm.ts';
import { mcnemar } from '../../core/statistics/mcnemar.ts';
import { meanOf } from '../../core/statistics/mean.ts';
import { CATEGORIES, type Category } from '../questions/question.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { QuestionScore } from './question-score.ts';

/** Two runs over the same questions: what the second does better (differences are after − before). */
export type Comparison = {
  /** Questions that both runs asked; only these are compared. */
  questions: number;
  unpaired: { before: string[]; after: string[] };
  pass: PassChange;
  passDifference: Estimate | null;
  keyFactRecallDifference: Estimate | null;
  /** In the order of `CATEGORIES`; `adjusted` is p after Holm's correction across them. */
  categories: ({ category: Category; adjusted: number } & PassChange)[];
  /** Questions whose verdict changed, in the order of the second run. */
  flips: { id: string; category: Category; passes: 'before' | 'after' }[];
};

/** `p`: how often chance alone would divide the changed verdicts so unevenly, exact McNemar, two-sided. */
export type PassChange = { questions: number; lost: number; gained: number; p: number };

/** What of a score is compared; a kept baseline need not have more. */
export type ComparedScore = Pick<QuestionScore, 'id' | 'category' | 'cluster' | 'pass' | 'keyFactRecall'>;

type Pair = { before: ComparedScore; after: ComparedScore };

export function compareRuns(
  before: readonly ComparedScore[],
  after: readonly ComparedScore[],
  sampling: Sampling = SAMPLING,
): Comparison {
  const earlier = new Map(before.map((score) => [score.id, score]));
  const later = new Set(after.map(({ id }) => id));
  const pairs = after.flatMap((score): Pair[] => {
    const match = earlier.get(score.id);
    return match === undefined ? [] : [{ before: match, after: score }];
  });
  const categories = CATEGORIES.map((category) => ({
    category,
    ours: pairs.filter((pair) => pair.after.category === category),
  }))
    .filter(({ ours }) => ours.length > 0)
    .map(({ category, ours }) => ({ category, ...passChange(ours) }));
  const adjusted = holm(categories.map(({ p }) => p));
  return {
    questions: pairs.length,
    unpaired: {
      before: [...earlier.keys()].filter((id) => !later.has(id)),
      after: [...later].filter((id) => !earlier.has(id)),
    },
    pass: passChange(pairs),
    passDifference: difference(pairs, ({ pass }) => Number(pass), sampling),
    keyFactRecallDifference: difference(pairs, ({ keyFactRecall }) => keyFactRecall, sampling),
    categories: categories.map((change, i) => ({ ...change, adjusted: adjusted[i] ?? 1 })),
    flips: pairs
      .filter((pair) => pair.before.pass !== pair.after.pass)
      .map(({ after: { id, category, pass } }) => ({ id, category, passes: pass ? 'after' : 'before' })),
  };
}

function passChange(pairs: readonly Pair[]): PassChange {
  const lost = pairs.filter((pair) => pair.before.pass && !pair.after.pass).length;
  const gained = pairs.filter((pair) => !pair.before.pass && pair.after.pass).length;
  return { questions: pairs.length, lost, gained, p: mcnemar(lost, gained) };
}

/** The mean of the paired differences, with a cluster-bootstrap interval. */
function difference(
  pairs: readonly Pair[],
  of: (score: ComparedScore) => number | null,
  sampling: Sampling,
): Estimate | null {
  const judged = pairs.filter((pair) => of(pair.before) !== null && of(pair.after) !== null);
  const differences = judged.map((pair) => Number(of(pair.after)) - Number(of(pair.before)));
  const clusters = judged.map((pair) => pair.after.cluster);
  return estimate(meanOf(differences), clusters, sampling);
}

import { groupBy } from '../../core/documents/group-by.ts';
import { SAMPLING, type Sampling } from '../../core/statistics/bootstrap.ts';
import { meanOf } from '../../core/statistics/mean.ts';
import type { Category } from '../questions/question.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { QuestionScore } from './question-score.ts';

/** What is lost when a question is asked in another way (typos, Traditional characters, as a follow-up): base − variant. */
export type Robustness = {
  category: Category;
  pairs: number;
  passDrop: Estimate | null;
  keyFactRecallDrop: Estimate | null;
};

/** By category of the variant, paired with its base; variants whose base was not asked are left out. */
export function summariseRobustness(scores: readonly QuestionScore[], sampling: Sampling = SAMPLING): Robustness[] {
  const byId = new Map(scores.map((score) => [score.id, score]));
  const pairs = scores.flatMap((variant) => {
    const base = byId.get(variant.base ?? '');
    return base === undefined ? [] : [{ base, variant }];
  });
  return [...groupBy(pairs, ({ variant }) => variant.category)].map(([category, ours]) => {
    const drop = (of: (score: QuestionScore) => boolean | number | null) => {
      const judged = ours.filter(({ base, variant }) => of(base) !== null && of(variant) !== null);
      const drops = judged.map(({ base, variant }) => Number(of(base)) - Number(of(variant)));
      const clusters = judged.map(({ variant }) => variant.cluster);
      return estimate(meanOf(drops), clusters, sampling);
    };
    return {
      category,
      pairs: ours.length,
      passDrop: drop(({ pass }) => pass),
      keyFactRecallDrop: drop(({ keyFactRecall }) => keyFactRecall),
    };
  });
}

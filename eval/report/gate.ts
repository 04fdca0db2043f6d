import type { Category } from '../questions/question.ts';
import type { Comparison } from '../scoring/compare.ts';

/** A drop that chance alone would show less often than this counts. */
const ALPHA = 0.05;

/** A group of questions that became significantly worse, and those of them that passed before and fail now. */
export type Drop = { where: Category | 'all questions'; lost: number; gained: number; p: number; broken: string[] };

/** All questions by McNemar's test, and every category by the same after Holm's correction over the categories. */
export function dropsOf({ pass, categories, flips }: Comparison): Drop[] {
  const broken = flips.filter(({ passes }) => passes === 'before');
  const groups = [
    { ...pass, where: 'all questions' as const, adjusted: pass.p, broken },
    ...categories.map((group) => ({
      ...group,
      where: group.category,
      broken: broken.filter(({ category }) => category === group.category),
    })),
  ];
  return groups
    .filter(({ lost, gained, adjusted }) => lost > gained && adjusted < ALPHA)
    .map(({ where, lost, gained, adjusted, broken }) => ({
      where,
      lost,
      gained,
      p: adjusted,
      broken: broken.map(({ id }) => id),
    }));
}

import { fnv1a32 } from './fnv1a.ts';
import type { Question } from './question.ts';

/** `dev` is looked at while the product is built, `test` is not. */
export type Split = 'dev' | 'test';

/**
 * Which half a question belongs to is told by its cluster alone, so that it never moves when questions are added, and
 * neighbours that share a section never stand on both sides. Partners share a cluster; the linter sees to that.
 */
export const splitOf = ({ cluster }: Pick<Question, 'cluster'>): Split => (fnv1a32(cluster) % 2 === 1 ? 'test' : 'dev');

/** Both halves, each in the order given. */
export function splitQuestions<Q extends Pick<Question, 'cluster'>>(questions: readonly Q[]): Record<Split, Q[]> {
  const halves: Record<Split, Q[]> = { dev: [], test: [] };
  for (const question of questions) halves[splitOf(question)].push(question);
  return halves;
}

import type { Question } from './question.ts';

type Linked = Pick<Question, 'id' | 'base' | 'twin'>;

/** The ids that a question names as its partners. */
export const partnersOf = ({ base, twin }: Linked): string[] => [base, twin].filter((id) => id !== undefined);

/** For every question the id that stands for its group: all that `base` and `twin` link, directly or by others. */
export function partnerGroups(questions: readonly Linked[]): Map<string, string> {
  const leader = new Map(questions.map(({ id }) => [id, id]));
  const leaderOf = (id: string): string => {
    const next = leader.get(id) ?? id;
    return next === id ? id : leaderOf(next);
  };
  for (const question of questions) {
    for (const partner of partnersOf(question)) leader.set(leaderOf(partner), leaderOf(question.id));
  }
  return new Map(questions.map(({ id }) => [id, leaderOf(id)]));
}

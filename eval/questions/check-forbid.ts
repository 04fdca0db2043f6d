import { forbiddenIn } from '../scoring/forbidden.ts';
import type { ScoringParts } from '../scoring/score-question.ts';
import { simplified } from '../scoring/simplified.ts';
import { perQuestion } from './check.ts';

/** What makes an answer wrong can be found where it is said, and is not said by the gold evidence. */
export const checkForbid = perQuestion((question, { simplify }: Pick<ScoringParts, 'simplify'>) => {
  const { forbid } = simplified(question, simplify);
  const unfindable = forbid.filter((string) => forbiddenIn({ forbid: [string] }, string).length === 0);
  return [
    ...unfindable.map((string) => `「${string}」 is forbidden, but could not be found in an answer that says it.`),
    ...question.evidence.flatMap(({ id, quote }) =>
      forbiddenIn({ forbid }, simplify(quote)).map(
        (string) => `「${string}」 is forbidden, but evidence ${id} says it.`,
      ),
    ),
  ];
});

import type { Token } from '../tokens.ts';
import { agreesWithClosest, isNearCopy, sameKeys, sourceClauses, tokensByClause } from './clauses.ts';
import type { Gate } from './gate.ts';

/**
 * Orders, permissions, prohibitions, negations and limits are the same, in the same order, clause by clause of the source:
 * one that was added, dropped, moved or put for another is found whichever side it is missing from.
 */
export const stancesAgree: Gate = (claim, support) => {
  const isStance = ({ kind }: Token) => kind === 'stance';
  if (isNearCopy(claim, support)) return sameKeys(claim.tokens.filter(isStance), support.tokens.filter(isStance));
  const said = tokensByClause(claim, support, isStance);
  if (said === undefined || !agreesWithClosest(claim, support, isStance)) return false;
  return sourceClauses(support).every(({ clause, tokens, isUsed }) => {
    const stances = said.get(clause) ?? [];
    return (!isUsed && stances.length === 0) || sameKeys(stances, tokens.filter(isStance));
  });
};

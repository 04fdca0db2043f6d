import type { Token } from '../tokens.ts';
import { isNearCopy, sourceClauses, tokensByClause } from './clauses.ts';
import type { Gate } from './gate.ts';

/**
 * Every number, date, amount and percentage stands, with its unit, in the clause of the source that the claim's words
 * around it are from, and in the same order. A claim may leave one out.
 */
export const quantitiesAgree: Gate = (claim, support) => {
  const isQuantity = ({ kind }: Token) => kind === 'quantity';
  if (isNearCopy(claim, support)) return isWithin(claim.tokens.filter(isQuantity), support.tokens.filter(isQuantity));
  const said = tokensByClause(claim, support, isQuantity);
  if (said === undefined) return false;
  const clauses = new Map(sourceClauses(support).map(({ clause, tokens }) => [clause, tokens.filter(isQuantity)]));
  return [...said].every(([clause, quantities]) => isWithin(quantities, clauses.get(clause) ?? []));
};

/** Whether the keys of `some` occur in `all`, in order. */
function isWithin(some: readonly Token[], all: readonly Token[]): boolean {
  let next = 0;
  for (const { key } of all) if (key === some[next]?.key) next++;
  return next === some.length;
}

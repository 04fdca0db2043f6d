import type { Token } from '../tokens.ts';
import { agreesWithClosest, isNearCopy, isWithin } from './clauses.ts';
import type { Gate } from './gate.ts';

/**
 * Every number, date, amount and percentage stands, with its unit, in the clause of the source that has most of the words around
 * it, and in the same order. A claim may leave one out.
 */
export const quantitiesAgree: Gate = (claim, support) => {
  const isQuantity = ({ kind }: Token) => kind === 'quantity';
  if (isNearCopy(claim, support)) return isWithin(claim.tokens.filter(isQuantity), support.tokens.filter(isQuantity));
  return agreesWithClosest(claim, support, isQuantity);
};

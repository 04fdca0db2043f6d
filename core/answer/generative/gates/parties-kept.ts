import type { Gate } from './gate.ts';

/**
 * Who does it, to whom: 由商家承担 and 由消费者承担 differ in nothing else, and both parties are in most sentences. Where 由,
 * 向, 被 or 归 stands for one of the source, the two characters after it are those that follow it there.
 */
const PREPOSITION = /^[由向被归]$/;
const PARTY = 2;

export const partiesKept: Gate = ({ tokens: claim }, { tokens: source, alignment }) =>
  claim.every(({ mask }, i) => {
    const at = alignment.toSource[i];
    if (!PREPOSITION.test(mask) || at === undefined) return true;
    return Array.from({ length: PARTY }, (_, k) => k + 1).every((k) => claim[i + k]?.mask === source[at + k]?.mask);
  });

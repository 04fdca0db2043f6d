import type { Claim } from '../claim.ts';
import type { SourceSentence } from '../source-sentence.ts';
import type { Support } from '../support.ts';

/**
 * A word that another sentence has and the supporting ones have not was most likely carried over, and with it the wrong
 * party, product or place: 商家承担运费 told of the 消费者. A word that no sentence has is only worded otherwise.
 */
export function borrowsNoWord(claim: Claim, { text }: Support, all: readonly SourceSentence[]): boolean {
  const missing = claim.words.filter((word) => word.length > 1 && !text.includes(word));
  return missing.every((word) => !all.some(({ folded }) => folded.includes(word)));
}

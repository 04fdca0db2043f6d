import type { Gate } from './gate.ts';

/**
 * A rule with an exception or a condition is not told without any: 七天内可以退货 is not what 七天内可以退货，但定制商品除外
 * says. A condition holds for its part of a sentence, 投诉在五日内答复；涉及赔偿的，由办公室复核, and an exception for all of it.
 */
const EXCEPTION = /(?<!不)但(?!凡)|除外|除(?!了|非).{1,20}外|除非|例外|不包括|不适用/;
const CONDITION =
  /(?:仅|只)限|限于|仅|只(?:有|能|可|在|对|针对)|如果|如(?=[有无需不未遇因])|若(?!干)|一旦|前提|凡|情况下|情形|的,(?=[应可不由须需必按]|方可)/;

export const limitsKept: Gate = ({ folded, words }, { sentences }) =>
  (EXCEPTION.test(folded) || !sentences.some((source) => EXCEPTION.test(source.folded))) &&
  (CONDITION.test(folded) || !sentences.some((source) => CONDITION.test(partWith(words, source.folded))));

/** The part between semicolons that has all that the sentence has of some words; the whole where none has. */
function partWith(words: readonly string[], sentence: string): string {
  const said = words.filter((word) => sentence.includes(word));
  return sentence.split(';').find((part) => said.every((word) => part.includes(word))) ?? sentence;
}

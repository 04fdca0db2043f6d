import type { Gate } from './gate.ts';

/**
 * A rule with an exception or a condition is not told without any: 七天内可以退货 is not what 七天内可以退货，但定制商品除外
 * says.
 */
const EXCEPTION = /(?<!不)但(?!凡)|除外|除(?!了|非).{1,20}外|除非|例外|不包括|不适用/;
const CONDITION =
  /(?:仅|只)限|限于|仅|只(?:有|能|可|在|对|针对)|如果|如(?=[有无需不未遇因])|若(?!干)|一旦|前提|凡|情况下|情形|的,(?=[应可不由须需必按]|方可)/;

export const limitsKept: Gate = ({ folded }, { sentences }) =>
  [EXCEPTION, CONDITION].every((limit) => limit.test(folded) || !sentences.some((source) => limit.test(source.folded)));

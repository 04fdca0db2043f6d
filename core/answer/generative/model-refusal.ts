/**
 * A model that says it cannot answer. The documents do answer, or nobody would have asked it: its refusal is only the
 * end of its part. `folded` is a sentence that no passage supports, in NFKC, lower case, Simplified.
 */
export const refusesToAnswer = (folded: string): boolean => REFUSAL.test(folded);

const REFUSAL =
  /(?:无法|不能|未能|没有|未|没).{0,10}(?:回答|提供|找到|提及|提到|涉及|答复|作答)|抱歉|对不起|(?:作为|我是).{0,6}(?:人工智能|语言模型|ai)|\b(?:sorry|cannot|can't|as an ai|unable to)\b/;

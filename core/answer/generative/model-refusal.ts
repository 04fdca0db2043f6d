/**
 * A model that says it cannot answer: 资料没有写保修几年, 无法回答. Alone it is no proof, since rules found the passages (`teller.ts`).
 * `folded` is a sentence that no passage supports, in NFKC, lower case, Simplified.
 */
export const refusesToAnswer = (folded: string): boolean => REFUSAL.test(folded);

const REFUSAL =
  /(?:无法|不能|未能|没有|未|没).{0,10}(?:回答|提供|找到|提及|提到|涉及|答复|作答)|(?:资料|材料|文档|文件|原文|文中|内容|信息)(?:[里中内]面?)?(?:并|也|都|均|仍)*(?:没有?|未|无)(?:明确|具体|直接|单独|详细)?(?:写|说|讲|提|规定|载|包含|包括|给|列|交代|注明|指明|相关|对应|任何|关于)(?!的|过的)|抱歉|对不起|(?:作为|我是).{0,6}(?:人工智能|语言模型|ai)|\b(?:sorry|cannot|can't|as an ai|unable to)\b/;

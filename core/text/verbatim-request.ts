/**
 * Asking for the exact wording takes many forms, none of which says what the wording is about. Each becomes 原文:
 *
 *   安全召回是怎么表述的,一字不差念给我          → 安全召回是怎么表述的,原文
 *   起算那句怎么写的?我要原封不动贴给客户        → 起算那句怎么写的?原文
 *   “通行证”那句逐字给我                       → “通行证”那句原文给我
 *
 * `folded` is the question in NFKC, lower case, Simplified; a question without any of them is returned as it came.
 */
export function namesWording(folded: string): string {
  const named = folded.replace(CLAUSE, (_, before: string, clause: string, after: string) =>
    REQUEST.test(clause) ? `${before}原文${after}` : before + clause + after,
  );
  return named.replace(EXACTLY, '原文').replace(TWICE, '原文');
}

const CLAUSE = /(^|[,，。;；!！?？\s])([^,，。;；!！?？\s]+)((?=[,，。;；!！?？\s]|$))/gu;

const EXACT = '(?:一字不[差漏改落动变]|原封不动|原模原样|逐字逐句|逐字|原样|照原[文样话])';
const PASS_ON = '(?:念|朗读|贴|发|抄|照抄|抄录|复制|转发|截图?|引用|摘抄?|摘录|背)';
/** A clause that says no more than that the wording is to be read out, copied or passed on. */
const REQUEST = new RegExp(
  `^(?:请|麻烦|帮我|我|你|得|要|想|好|去|用来|直接|就|还|给我|等会儿?|方便|以便)*(?:${EXACT}地?)?${PASS_ON}(?:一下|一遍|下来|出来)?(?:(?:给|到|去)\\p{Script=Han}{1,4}?)?(?:看|听|用)?$`,
  'u',
);
const EXACTLY = new RegExp(`${EXACT}地?`, 'gu');
const TWICE = /原文(?:[,，]?原文)+/gu;

/** A question put to several documents at once. */
export type DocumentsAsked = {
  /** How many, as it is written: 两, 几. */
  count: string;
  /** What they are called. */
  kind: string;
  /** The question, put to one. */
  asks: string;
};

const BOOKS = '文档|文件|文章|指南|指引|手册|须知|说明书?';
const RULES = '条款|合同|规[定则范程]|资料|协议|办法|制度|章程|细则|条例|公约';
const SEVERAL = new RegExp(
  `[这那]?([两二几三四])(?:[份篇本部套](\\p{Script=Han}{0,6}?(?:${BOOKS}|${RULES}))|个(\\p{Script=Han}{0,4}?(?:${BOOKS})))(?:里面?|中|上|当中|之间)?头?[,\\s]*(?:是否|是不是)?(?:都|分别|各自?|均|对)?`,
  'u',
);
const DEALT_OUT = /(?:分别|各自|都|均)(?=\p{Script=Han})|^[,\s]+|有[何啥]不同|有什么(?:不同|区别|差别|不一样)|一样吗/gu;

/**
 *   两份须知里,入住时间分别怎么说   →   两 · 须知 · 入住时间怎么说
 *   两篇文章都提到保修了吗          →   两 · 文章 · 提到保修了吗
 *
 * `undefined` where no documents are counted. `question` is folded.
 */
export function documentsIn(question: string): DocumentsAsked | undefined {
  const found = SEVERAL.exec(question);
  if (!found) return undefined;
  const [phrase, count = '', kind = found[3] ?? ''] = found;
  const rest = question.slice(0, found.index) + question.slice(found.index + phrase.length);
  const asks = rest.replace(DEALT_OUT, '');
  return /\p{Script=Han}{2}/u.test(asks) ? { count, kind, asks } : undefined;
}

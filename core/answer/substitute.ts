import { likeIn, parallelIn } from './parallel.ts';
import { contentOf, rarest, type Words } from './topic.ts';

/**
 * A question asked of something else:
 *
 *   押金怎么退      不是押金，租金   租金怎么退       in the place of what is denied
 *   升级要钱吗      软件升级         软件升级要钱吗    of what is made more exact
 *   金卡年费多少    白金            白金年费多少      of what is like it (`parallel.ts`)
 *
 * All folded. Of a question that was put to one document, 《…》：…, what is like nothing in it may name another document.
 */
export function substitute(named: string, not: string | undefined, before: string, words: Words): string {
  const [, asked] = PLACED.exec(before) ?? [];
  if (asked !== undefined && likeIn(named, asked, words) === undefined) return `${named} ${asked}`;
  const content = contentOf(before, words);
  const denied = not === undefined ? undefined : content.find((word) => not.includes(word));
  const [exact] = content.filter((word) => word.length > 1 && named.endsWith(word)).sort((a, b) => b.length - a.length);
  const replaced = denied ?? exact ?? parallelIn(named, asked ?? before, words);
  return replaced === undefined ? `${before} ${named}` : before.replaceAll(replaced, named);
}

/** 《租房合同》“押金”：押金多少. */
const PLACED = /^《[^》]+》(?:[“"][^”"]+[”"])?[:,]?(.+)$/su;

/** Only how a question asks, its subject taken away. */
export function asOpenQuestion(question: string, words: Words): string {
  const subject = rarest(contentOf(question, words), words.frequency);
  return subject === undefined ? question : question.slice(question.indexOf(subject) + subject.length);
}

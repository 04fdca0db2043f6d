import type { Statement } from './statement.ts';

/**
 * Whether two statements may be about one subject, by what stands above them:
 *
 *   《X100 说明书》    《X200 说明书》       titles alike but for what each names alone: two subjects
 *   《会员权益》       《退货政策》          one names somebody: two
 *   《借阅规则》       《读者须知》          they only call themselves differently: one
 *   一份规定 “手机”    的“电脑”             sections of one document each name something: two
 *   “借书”             “借阅多久”            headings of two documents, of which at most one names more: one
 */
export function isOneSubject(a: Statement, b: Statement): boolean {
  if (isTitledApart(a, b) || isTitledApart(b, a)) return false;
  const alone = [headedAlone(a, b), headedAlone(b, a)];
  if (a.document === b.document) return alone.every(({ length }) => length === 0);
  return alone.some(({ length }) => length === 0) && !alone.flat().some((word) => NAMES_SOMEONE.test(word));
}

/** Whether a title names what the other document does not speak of, and sets the two apart by it. */
function isTitledApart(a: Statement, b: Statement): boolean {
  const { title, text } = b.document;
  const alone = a.titled.filter((word) => !title.includes(word) && !text.includes(word));
  if (alone.length === 0) return false;
  return a.titled.some((word) => b.titled.includes(word)) || alone.some((word) => NAMES_SOMEONE.test(word));
}

/** What the headings above one name that the other, with its headings and title, does not. */
function headedAlone(a: Statement, b: Statement): string[] {
  const text = [b.document.title, ...b.above.map((clause) => clause.text), ...b.clauses.map((clause) => clause.text)];
  const whole = text.join('\n');
  return a.headed.filter((word) => !holds(whole, word));
}

/** Persons and what they belong to by their last character; models by their letters and digits. */
const NAMES_SOMEONE = /[人者员生户民师客工商童]$|[a-z\d]/;

/** Whether a text has a word, or both of its characters one beside the other: 借书 in 图书借期. */
export const holds = (text: string, word: string): boolean =>
  text.includes(word) || (word.length === 2 && text.includes(`${word[1]}${word[0]}`));

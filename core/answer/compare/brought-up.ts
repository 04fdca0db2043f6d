import { type Clauses, firstIn } from './clause.ts';
import { DEGREE, PREDICATE, put } from './comparing-words.ts';
import { isName, type Side } from './side.ts';

/** `比起免费版,团队版贵多少`, `和自习室相比,研讨室要提前几天预约` */
const BEFORE = /^(?:(?:比起|相比[于起]?|较之|对比)([^,]{1,18})|[和跟与同]([^,]{1,18}?)(?:相比较?|比起来|比较?)),(.+)$/u;

/** `套房几点退房?营地呢`, `住校生几点返校,和走读生比呢` */
const AFTER = /^(.{3,40}?)[,?。\s]+(?:那么?)?([和跟与同比]起?)?([^,?。]{1,12}?)(?:相?比(?:较|起来)?)?(?:呢|又如何)$/u;

const ASKS = /[几哪谁怎咋啥何吗]|什么|多/;

/** Two sides of which one is brought up before or after a question or statement about the other, in whose place it is asked about. */
export function sideBroughtUp(clauses: Clauses, where: 'before' | 'after'): Side[] | undefined {
  return where === 'before' ? broughtUpBefore(clauses) : broughtUpAfter(clauses);
}

function broughtUpBefore({ text, inside }: Clauses): Side[] | undefined {
  const [, more, other, about = ''] = BEFORE.exec(text) ?? [];
  const name = more ?? other;
  if (name === undefined) return undefined;
  const clauses = { text: about, inside: inside.subarray(text.length - about.length) };
  return inPlaceOf(subjectOf(clauses, [PREDICATE, DEGREE]), name, about);
}

function broughtUpAfter({ text, inside }: Clauses): Side[] | undefined {
  const [, about = '', preposition, name = ''] = AFTER.exec(text) ?? [];
  const subject = subjectOf({ text: about, inside }, [PREDICATE]);
  const says = ASKS.test(about) || subject.length < about.length;
  if (ASKS.test(name) || (preposition === undefined && !says)) return undefined;
  return inPlaceOf(subject, name, about.replace(/呢$/u, ''));
}

/** What stands before the predicate. */
function subjectOf(clauses: Clauses, predicates: readonly RegExp[]): string {
  const all = { start: 0, end: clauses.text.length };
  return clauses.text.slice(0, Math.min(...predicates.map((words) => firstIn(clauses, all, words))));
}

function inPlaceOf(subject: string, name: string, about: string): Side[] | undefined {
  const names = [subject, name];
  if (subject === name || !names.every(isName)) return undefined;
  return names.map((side) => ({ name: side, asks: put('', side, about.slice(subject.length)) }));
}

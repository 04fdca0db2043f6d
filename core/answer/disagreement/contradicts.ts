import { holds, isOneSubject } from './one-subject.ts';
import { excludes, type StatedValue } from './stated-value.ts';
import type { Clause, Statement } from './statement.ts';

/**
 * Whether two statements cannot both hold. Strict, because two rules for two cases look alike: all that either is about is in
 * the other, under the same conditions and limits, and one thing alone differs:
 *
 *   a value         退货期限为7天 · 15天内可以退货              手续费100元 · 免收手续费
 *   whether at all   宠物可以入园 · 宠物不得入园                 需要发票 · 无需发票
 *
 * Precision before recall. Of 40 made-up pairs of documents that contradict each other it finds 33 (27 of the 30 that it was
 * worked out on, 6 of 10 written afterwards), and none of 80 that only look like it (`cases.json`). Among a million pairs of
 * sentences of 1,400 laws that have a clause of the same words it finds three, two of which do contradict each other; among
 * 350,000 of local regulations none. What it misses is mostly said with one word more: 退还 and 原路退还.
 */
export function contradicts(a: Statement, b: Statement): boolean {
  if (!isOneSubject(a, b)) return false;
  return a.clauses.some(
    (one, i) =>
      !isCondition(a, i) &&
      b.clauses.some((other, j) => !isCondition(b, j) && differInOneThing(a, i, one, b, j, other)),
  );
}

function differInOneThing(a: Statement, i: number, one: Clause, b: Statement, j: number, other: Clause): boolean {
  if (!one.words.some((word) => other.text.includes(word))) return false;
  if (!differ(one, other) || pointsElsewhere(a) || pointsElsewhere(b)) return false;
  const [mine, theirs] = [scopeOf(a, i), scopeOf(b, j)];
  return (
    [...a.introduced, ...mine.words, ...one.words].every((word) => isHeld(word, theirs, other)) &&
    [...b.introduced, ...theirs.words, ...other.words].every((word) => isHeld(word, mine, one)) &&
    same(mine.conditions, theirs.conditions)
  );
}

/** Part of what has to be so first: `伪造人民币,情节严重的,依法追究刑事责任`, `如果没有发票,…`. */
const isCondition = ({ clauses }: Statement, at: number): boolean =>
  IF.test(clauses[at]?.text ?? '') || clauses.slice(at + 1).some(({ text }) => /的,/.test(text));

const IF = /^\s*(?:但|而)?(?:如果|如(?=[已未需有无])|若|倘若|一旦|要是|当(?!日|天|月|年|地|事))/;

type Scope = { words: string[]; text: string; conditions: string[] };

/** What a clause of a statement holds under: what stands above it and before it, and what limits it behind. */
function scopeOf({ above, clauses }: Statement, at: number): Scope {
  const around = clauses.filter((clause, i) => i < at || (i > at && ONLY.test(clause.text)));
  const parts = [...above, ...around];
  return {
    words: parts.flatMap(({ words }) => words),
    text: parts.map(({ text }) => text).join('\n'),
    conditions: [...parts.flatMap(conditionsOf)].sort(),
  };
}

const ONLY = /仅|只(?:限|有|能|适用)|限于|适用于/;
const isHeld = (word: string, scope: Scope, clause: Clause): boolean =>
  holds(clause.text, word) || scope.text.includes(word);

const conditionsOf = ({ values, names, denials, limits }: Clause): string[] => [
  ...names,
  ...values.map(({ kind, least, most, party }) => `${kind} ${party ?? ''} ${least} ${most}`),
  ...denials.map(({ key }) => key),
  ...limits,
];

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, i) => key === b[i]);

/** Within the clauses: one value differs and no denial, or one denial and no value. */
function differ(a: Clause, b: Clause): boolean {
  if (isVague(a) || isVague(b) || a.values.length !== b.values.length) return false;
  if (!same(a.limits, b.limits) || !same(a.names, b.names)) return false;
  const values = a.values.filter((value, i) => !isSame(value, b.values[i])).length;
  const excluded = a.values.filter((value, i) => b.values[i] && excludes(value, b.values[i])).length;
  if (values === 0) return denies(a, b) || denies(b, a);
  return values === 1 && excluded === 1 && same(a.denials.map(keyOf), b.denials.map(keyOf));
}

const isSame = (a: StatedValue, b: StatedValue | undefined): boolean =>
  b !== undefined && a.kind === b.kind && !excludes(a, b);

const keyOf = ({ key }: Clause['denials'][number]): string => key;

/** 有下列情形之一的, 前款规定的: what it is about stands elsewhere. */
const POINTS = new RegExp(
  '下列|如下|上述|前[一二两三四五六七八九十\\d]*[款条项述]|(?<!分)之一|分别|[例比]如|假如|' +
    '本(?:法|条例|规定|办法|细则|规则|决定|章程|合同|协议|条款|手册|须知|公约|指南|制度|标准|[文页编章节条款项])',
);
const EXAMPLES = /示例|举例|案例|例子/;
const pointsElsewhere = ({ clauses, above }: Statement): boolean =>
  clauses.some(({ text }) => POINTS.test(text)) || above.some(({ text }) => EXAMPLES.test(text));

const VAGUE = /约|左右|大概|通常|一般|平均|可能/;
const isVague = ({ text }: Clause): boolean => VAGUE.test(text);

/** Whether a clause denies or forbids, or spares, what the other one states: all else is the same. */
function denies(a: Clause, b: Clause): boolean {
  if (a.denials.length !== b.denials.length + 1) return false;
  const at = a.denials.findIndex((denial, i) => denial.key !== b.denials[i]?.key);
  const denial = a.denials[at];
  const rest = a.denials.filter((_, i) => i !== at);
  if (!denial || denial.open || !same(rest.map(keyOf), b.denials.map(keyOf))) return false;
  // That nobody need do something is not denied by that one may.
  return (
    denial.key !== 'needless' || !b.modals.some((key) => key === 'allowed' || key === 'advised' || key === 'perhaps')
  );
}

import { placesInside } from '../../retrieval/word-places.ts';
import { classOf } from '../function-words.ts';
import { sideBroughtUp } from './brought-up.ts';
import { type Clauses, clausesOf, firstIn, type Place, partsOf, textAt } from './clause.ts';
import { compares, DEGREE, PREDICATE, put } from './comparing-words.ts';
import { isName, type Side } from './side.ts';

export type Sides = {
  sides: readonly Side[];
  /** Whether the question says that they are compared, or asked about one by one. */
  compared: boolean;
};

/**
 * Who a question is about, where it is about several, and what it asks of each:
 *
 *   家电和汽车的保修期有什么区别          家电 · 家电的保修期               汽车 · 汽车的保修期
 *   自习室与研讨室相比,预约要提前几天     自习室 · 自习室,预约要提前几天    研讨室 · 研讨室,预约要提前几天
 *   套房几点退房?营地呢                   套房 · 套房几点退房               营地 · 营地几点退房
 *
 * Sides are joined by a conjunction, or one is brought up before or after the question. The last one ends where its predicate
 * begins; what stands behind its 的 belongs to all of them. `words`: those of the question that the documents use. `undefined`
 * where there is one subject. `question` is folded.
 */
export function sidesIn(question: string, words: readonly string[]): Sides | undefined {
  const text = question.replace(/[\s?。!]+$/u, '');
  const kept = words.filter((word) => classOf(word) !== 'function');
  const clauses = { text, inside: placesInside(text, kept) };
  const before = sideBroughtUp(clauses, 'before');
  if (before) return { sides: before, compared: true };
  const joined = joinedSides(clauses);
  if (joined) return joined;
  const after = sideBroughtUp(clauses, 'after');
  return after && { sides: after, compared: true };
}

const JOINT = /以及|还是|vs\.?|和|与|跟|同|及|、/gu;
/** Those that do nothing else: 还是 also asks which, 跟 and 同 say with whom. */
const AND = /以及|和|与|及|、/gu;
const THAN = /比/gu;

function joinedSides(clauses: Clauses): Sides | undefined {
  const compared = compares(clauses.text);
  for (const clause of clausesOf(clauses)) {
    const joined = sidesOf(clauses, partsOf(clauses, clause, compared ? JOINT : AND), [PREDICATE]);
    if (joined) return { sides: joined, compared };
    const than = sidesOf(clauses, partsOf(clauses, clause, THAN), [PREDICATE, DEGREE]);
    if (than) return { sides: than, compared: true };
  }
  return undefined;
}

const MOST = 4;

function sidesOf(clauses: Clauses, parts: readonly Place[], predicates: readonly RegExp[]): Side[] | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length < 2 || parts.length > MOST) return undefined;
  const before = clauses.text.slice(first.start, last.start);
  const end = Math.min(...predicates.map((words) => firstIn(clauses, last, words, before)));
  const places = [...parts.slice(0, -1), { start: last.start, end }].map((place) => withoutOpening(clauses, place));
  return places.every((place) => isName(textAt(clauses, place))) ? askedOf(clauses, places) : undefined;
}

/** What may stand before the first side and is not part of it. */
const OPENING = /^(?:比较|对比|说说|到底|究竟|同样是|同样|都是|请?问|是|选|在|对|把|从)+/u;

function withoutOpening(clauses: Clauses, place: Place): Place {
  const start = place.start + (OPENING.exec(textAt(clauses, place))?.[0].length ?? 0);
  return start < place.end && clauses.inside[start] !== 1 ? { ...place, start } : place;
}

/** Each side with what is said before and behind them all, and with what belongs to the first or the last of them and is left out. */
function askedOf({ text }: Clauses, places: readonly Place[]): Side[] | undefined {
  const whole = places.map(({ start, end }) => text.slice(start, end));
  const tail = tailOf(whole);
  const names = whole.map((name, i) => (i === whole.length - 1 ? name.slice(0, name.length - tail.length) : name));
  if (names.includes('') || new Set(names).size < names.length) return undefined;
  const [owner = ''] = /^.+的(?=.)/u.exec(names[0] ?? '') ?? [];
  const before = text.slice(0, places[0]?.start);
  const behind = text.slice(places.at(-1)?.end);
  return names.map((name, i) => {
    const owned = i === 0 || name.includes('的') ? name : owner + name;
    return { name, asks: put(before, owned, tail + behind) };
  });
}

/** What is asked of things, without 的 before it: `标准间和套房押金`. */
const ATTRIBUTE =
  /(?:期限|时间|日期|费用|价格|金额|押金|租金|额度|数量|条件|要求|标准|流程|手续|范围|方式|方法|规定|责任|权益|比例|次数|资格|待遇)$/u;

/** `的保修期` of `家电和汽车的保修期`: what stands behind the last side, where no other has its own. */
function tailOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const others = names.slice(0, -1);
  const attribute = afterItsLike(last, others) ?? ATTRIBUTE.exec(last)?.[0] ?? '';
  const at = last.lastIndexOf('的');
  const isOwner = at > 0 && at < last.length - 1;
  const tail = isOwner ? last.slice(at) : attribute;
  const own = others.some((name) => (isOwner && name.includes('的')) || (attribute !== '' && name.endsWith(attribute)));
  return own || tail.length >= last.length ? '' : tail;
}

/** What stands behind a name that ends like another: `总学时` of c1 and `c2总学时`, `上团课收费` of 月卡 and `家庭卡上团课收费`. */
function afterItsLike(last: string, others: readonly string[]): string | undefined {
  const code = /^[a-z\d]+(?=\p{Script=Han}{2})/u.exec(last)?.[0];
  if (code !== undefined && others.every((other) => /^[a-z\d]+$/.test(other))) return last.slice(code.length);
  for (const other of others.filter(({ length }) => length > 1)) {
    const end = last.indexOf(other.at(-1) ?? '', other.length - 1) + 1;
    if (end > 0 && end <= other.length + 1 && last.length >= end + 2) return last.slice(end);
  }
  return undefined;
}

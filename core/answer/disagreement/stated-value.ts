import { quantitiesIn } from '../generative/quantity.ts';

/**
 * What a clause states that another may state otherwise, each as one value:
 *
 *   7日内                      duration  7 … 7 days          3至5个工作日   duration  3 … 5 working days, as days
 *   300元  免费  收费           money     300 · 0 · unknown    10%  九折      share
 *   十册                       册        10                   由商家承担      party     商家
 *
 * Reads folded text. `gap` is the clause with every value cut out.
 */
export type StatedValue = { kind: string; least: number; most: number; party?: string };
export type Stated = { values: StatedValue[]; gap: string };

type Found = StatedValue & { start: number; end: number };

export function statedIn(clause: string): Stated {
  const found = [...pricesIn(clause), ...partiesIn(clause)];
  for (const amount of amountsIn(clause))
    if (!found.some(({ start, end }) => amount.start < end && start < amount.end)) found.push(amount);
  found.sort((a, b) => a.start - b.start);
  let gap = '';
  let at = 0;
  for (const { start, end } of found) {
    gap += `${clause.slice(at, start)} `;
    at = end;
  }
  return { values: found.map(({ start: _, end: __, ...value }) => value), gap: gap + clause.slice(at) };
}

/**
 * Whether two values cannot both be so: numbers that differ, a number outside a range, ranges with other ends. Durations a
 * tenth apart are the same (十二个月, 一年; 30 天, 一个月).
 */
export function excludes(a: StatedValue, b: StatedValue): boolean {
  if (a.kind !== b.kind) return false;
  if (a.party !== undefined && b.party !== undefined) return partyOf(a.party) !== partyOf(b.party);
  const apart = (one: number, other: number) =>
    Math.max(one, other) > Math.min(one, other) * (a.kind === 'duration' ? SLACK : 1);
  if (isRange(a) && isRange(b)) return apart(a.least, b.least) || apart(a.most, b.most);
  return (a.least > b.most && apart(a.least, b.most)) || (b.least > a.most && apart(b.least, a.most));
}

const isRange = ({ least, most }: StatedValue): boolean => least < most && most < ANY;

const SLACK = 1.1;
/** The end of an amount that is not told. */
const ANY = Number.MAX_VALUE;

/** Days. 工作日 are five of seven. */
const DURATIONS: Record<string, number> = {
  分钟: 1 / 1440,
  小时: 1 / 24,
  天: 1,
  工作日: 7 / 5,
  交易日: 7 / 5,
  周: 7,
  月: 30,
  季: 91,
  季度: 91,
  年: 365,
};
/** Of a hundred. */
const SHARES: Record<string, number> = { '%': 1, 成: 10, 折: 10, '‰': 0.1 };
const CALENDAR_YEAR = 1900;

function amountsIn(clause: string): Found[] {
  const joined: (Found & { bare?: number | undefined })[] = [];
  for (const { start, end, key } of quantitiesIn(clause)) {
    const value = { ...measured(key), start, end, ...(/^[\d.]+$/.test(key) && { bare: Number(key) }) };
    const last = joined.at(-1);
    const goesOn =
      last && RANGE.test(clause.slice(last.end, start)) && (last.bare !== undefined || last.kind === value.kind);
    if (!last || !goesOn) {
      joined.push(value);
      continue;
    }
    const from = last.bare === undefined ? last.least : last.bare * (scaleOf(key) ?? 1);
    const ends = [from, value.most];
    Object.assign(last, { kind: value.kind, least: Math.min(...ends), most: Math.max(...ends), end, bare: undefined });
  }
  return joined.map(({ bare: _, ...value }) => value);
}

/** 3至5天, 3-5天, 9时到18时. */
const RANGE = /^(?:至|到|-|~|—|–)+$/;

function measured(key: string): StatedValue {
  const [, number = '', unit = ''] = /^([\d.]+)(.*)$/.exec(key) ?? [];
  const amount = Number(number);
  if (number === '' || NAMES.has(unit)) return { kind: `${NAME}${key}`, least: 0, most: 0 };
  if (unit === '年' && amount >= CALENDAR_YEAR) return { kind: 'year', least: amount, most: amount };
  const value = amount * (scaleOf(key) ?? 1);
  const kind = unit in DURATIONS ? 'duration' : unit in SHARES ? 'share' : unit === '元' ? 'money' : unit;
  return { kind, least: value, most: value };
}

/** 二级, 一类, 三楼, 科目一, 第二次: numbers that tell which, not how much. */
const NAMES = new Set(['', ...'级类条款项章节号档楼层种期班室步轮页']);
const NAME = 'named ';
export const isName = ({ kind }: StatedValue): boolean => kind.startsWith(NAME);

function scaleOf(key: string): number | undefined {
  const unit = key.replace(/^[\d.]+/, '');
  return DURATIONS[unit] ?? SHARES[unit];
}

const FREE =
  /免费|免收|免交|免缴|不(?:再|另|另行)?(?:收取?|交|缴)(?:任何)?(?=费|手续费|服务费|$)|无需(?:支付|缴纳|交)(?=任何|费|$)/g;
const PAID = /收费|付费|自费|有偿/g;
const AMOUNT = /\d|[一二两三四五六七八九十百千万]+(?:元|块)/;

/** 收费 20 元 is its amount. */
function pricesIn(clause: string): Found[] {
  const free = [...clause.matchAll(FREE)].map((match) => ({ match, least: 0, most: 0 }));
  const paid = AMOUNT.test(clause) ? [] : [...clause.matchAll(PAID)];
  const known = paid.map((match) => ({ match, least: Number.MIN_VALUE, most: ANY }));
  return [...free, ...known].map(({ match, least, most }) => {
    const end = match.index + match[0].length;
    return { kind: 'money', least, most, start: match.index, end };
  });
}

const PARTY =
  /[由归](\p{Script=Han}{1,8}?)(?:自行|全部|全额|共同|各自)?(?=承担|负担|负责|支付|垫付|缴纳|赔偿|提供|办理|出具)/gu;

function partiesIn(clause: string): Found[] {
  return [...clause.matchAll(PARTY)].map(({ 0: whole, 1: party = '', index }) => {
    return { kind: 'party', least: 0, most: 0, party, start: index, end: index + whole.length };
  });
}

/** Names of one side of a bargain. */
const SIDES = [
  '消费者 顾客 客户 用户 买家 买方 购买者 您 本人 申请人',
  '商家 卖家 卖方 店铺 店家 经营者 销售者 公司 我司 本公司 我方',
  '出租人 出租方 房东 业主',
  '承租人 承租方 租客 租户 房客',
].map((names) => names.split(' '));

function partyOf(name: string): string {
  return SIDES.find((names) => names.includes(name))?.[0] ?? name;
}

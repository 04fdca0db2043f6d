/**
 * Numbers with their units, however they are written, as one key a value:
 *
 *     七日, 7 天 → 7天        二〇二六年 → 2026年       1.5万元 → 15000元      百分之五, 5% → 5%
 *     ¥20, 二十块 → 20元      第三条 → 第3条            两个月 → 2月           半年 → 0.5年
 *     2026-01-31 → 2026年 1月 31天
 *
 * Reads folded text (NFKC, lower case, Simplified). 日 and 天 are one key: a date's day and a count of days are told apart
 * by the month before it.
 */
import { parseNumeral } from '../../documents/numerals.ts';

export type Quantity = { start: number; end: number; key: string };

const HAN = '〇零一二两三四五六七八九十百千万亿';
const ARABIC = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
/** Measure words are a closed class; a noun after a number is not part of it. */
const UNITS =
  '个?(?:工作日|自然日|交易日|小时|钟头|星期|礼拜|月|百分点)|分钟|年度?|天|日|周岁|周|岁|点|时|分|秒|季度|季|' +
  '元|块|角|分|千克|公斤|毫克|克|吨|千米|公里|厘米|毫米|平方米|立方米|米|毫升|升|千瓦|瓦|伏|摄氏度|度|℃|%|‰|倍|折|成|' +
  '次|件|个|台|辆|份|页|张|册|名|人|位|级|条|款|项|章|节|期|班|楼|层|室|步|种|类|家|户|套|双|只|箱|袋|瓶|本|笔|批|轮|档|号';
const NUMBER = new RegExp(
  [
    // Numerals that count nothing.
    '(?<word>一(?:般|定|律|旦|起|样|些|直|切|致|次性|下|同|边|面|并|经|方|概|再|味|向|系列|体|共|对一)|统一|唯一|万一|' +
      '进一步|同一|任一|单一|之一|逐一|逐[条项]|不一|一一|另一|某一|第三[方人者]|十分|百货|千万(?=[别不要])|半[价途路])',
    String.raw`(?<!\d)(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)`,
    `百分之(?<percent>${ARABIC}|[${HAN}]+(?:点[${HAN}]+)?)`,
    `(?<whole>[${HAN}\\d]+)分之(?<part>[${HAN}\\d]+)`,
    String.raw`(?<currency>[¥$])?(?<ordinal>第)?(?<![a-z\d][-.:/]?)(?<number>${ARABIC}|[${HAN}]+|半|[几数](?=[天日年月周个十百千万次件]))(?![\d]*[a-z])(?<scale>[百千万亿]+)?(?:\s?(?<unit>${UNITS}))?`,
  ].join('|'),
  'gu',
);

/** The quantities of a folded text, in order. */
export function quantitiesIn(folded: string): Quantity[] {
  return [...folded.matchAll(NUMBER)].flatMap((match) => {
    const keys = match.groups ? keysOf(match.groups) : [];
    return keys.map((key) => ({ start: match.index, end: match.index + match[0].length, key }));
  });
}

type Groups = Record<string, string | undefined>;

function keysOf({ word, year, month, day, percent, whole, part, currency, ordinal, number, scale, unit }: Groups) {
  if (word !== undefined) return [];
  if (year !== undefined) return [`${Number(year)}年`, `${Number(month)}月`, `${Number(day)}天`];
  if (percent !== undefined) return [`${readValue(percent)}%`];
  if (whole !== undefined) return [`${readValue(part ?? '')}/${readValue(whole)}`];
  const value = readValue(`${number ?? ''}${scale ?? ''}`);
  return [`${ordinal ?? ''}${value}${unit === undefined ? (CURRENCIES[currency ?? ''] ?? '') : unitOf(unit)}`];
}

const CURRENCIES: Record<string, string> = { '¥': '元', $: '美元' };
const SAME_UNIT: Record<string, string> = {
  日: '天',
  自然日: '天',
  块: '元',
  星期: '周',
  礼拜: '周',
  钟头: '小时',
  年度: '年',
  点: '时',
  公斤: '千克',
  公里: '千米',
  摄氏度: '℃',
};

function unitOf(unit: string): string {
  const bare = unit.length > 1 ? unit.replace(/^个/, '') : unit;
  return SAME_UNIT[bare] ?? bare;
}

const SCALES: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** The number that is written, or the writing itself where it is none (几, 十几). */
function readValue(written: string): number | string {
  if (written === '半') return 0.5;
  const arabic = /^([\d,.]+)([百千万亿]*)$/.exec(written);
  if (arabic) {
    const scales = [...(arabic[2] ?? '')].map((scale) => SCALES[scale] ?? 1);
    return scales.reduce((value, scale) => value * scale, Number((arabic[1] ?? '').replaceAll(',', '')));
  }
  return hanValue(written) ?? written;
}

/** 三万五千 = 三 × 10⁴ + 五千; 一点五 = 1.5. */
function hanValue(written: string): number | null {
  const [whole = '', decimals] = written.split('点');
  if (decimals !== undefined) return Number(`${hanValue(whole) ?? 0}.${[...decimals].map(parseNumeral).join('')}`);
  const scale = ['亿', '万'].find((character) => whole.includes(character));
  if (scale === undefined) return parseNumeral(whole);
  const at = whole.indexOf(scale);
  const above = at === 0 ? 1 : hanValue(whole.slice(0, at));
  const below = at + 1 === whole.length ? 0 : hanValue(whole.slice(at + 1));
  return above === null || below === null ? null : above * (SCALES[scale] ?? 1) + below;
}

import { parseNumeral } from '../../core/documents/numerals.ts';

/**
 * One form for a number however it is written, so that a question need not list the ways.
 *
 *   二十四 廿四 24      → 24          百分之二十  20%       → 20%
 *   3万 三万 30,000     → 30000       二〇二六            → 2026
 *
 * Words that merely hold a numeral (一般, 统一) change too, in a text and in what is looked for in it alike.
 */
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const HAN_DIGIT = '零〇一二三四五六七八九';
const HAN = `[${HAN_DIGIT}两十百千廿卅][${HAN_DIGIT}两十百千廿卅万亿]*`;

/** Matches one number of folded text; `numeralOf` reads its groups. */
export const NUMERAL = [
  `百分之(?<percent>${HAN}(?:点[${HAN_DIGIT}]+)?|${DIGITS})`,
  `(?<digits>${DIGITS})(?<unit>[百千]?[万亿]|[百千]|[%‰])?`,
  `(?<han>${HAN})`,
].join('|');

type Groups = Partial<Record<string, string>>;

/** The one form of a match of `NUMERAL`; undefined for a match of anything else. */
export function numeralOf({ percent, digits, unit = '', han }: Groups): string | undefined {
  if (percent !== undefined) return `${percent.split('点').map(plain).join('.')}%`;
  if (han !== undefined) return plain(han);
  if (digits === undefined) return undefined;
  const number = plain(digits);
  if (!/[百千万亿]/.test(unit)) return number + unit;
  // 1.1万 in binary fractions is 11000.000000000002.
  return String(Number((Number(number) * amountOf(unit)).toPrecision(12)));
}

function plain(written: string): string {
  if (/^\d/.test(written)) return written.replaceAll(',', '');
  // Without a unit it is read digit by digit and may be of any length: 二〇二六, 四〇〇八二〇.
  if (!/[十百千万亿廿卅]/.test(written)) return [...written].map((digit) => parseNumeral(digit)).join('');
  return String(amountOf(written.replaceAll('廿', '二十').replaceAll('卅', '三十')));
}

/** 三亿五千万 = 3 · 10⁸ + 5000 · 10⁴. A unit alone counts one: 万 = 10⁴. */
function amountOf(written: string): number {
  for (const [unit, value] of LARGE) {
    const at = written.lastIndexOf(unit);
    if (at >= 0) return (at === 0 ? 1 : amountOf(written.slice(0, at))) * value + amountOf(written.slice(at + 1));
  }
  return parseNumeral(written) ?? 0;
}

const LARGE = [
  ['亿', 1e8],
  ['万', 1e4],
] as const;

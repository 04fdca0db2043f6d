/** What a browser shows before an item of `<ol type>`: `1.`, `a.`, `A.`, `i.`, `I.`. */
export function orderedMarker(number: number, type: string): string {
  if (type === 'a') return `${letters(number)}.`;
  if (type === 'A') return `${letters(number).toUpperCase()}.`;
  if (type === 'i') return `${roman(number).toLowerCase()}.`;
  if (type === 'I') return `${roman(number)}.`;
  return `${number}.`;
}

/** 1 → a, 26 → z, 27 → aa. */
export function letters(number: number): string {
  if (number < 1) return String(number);
  const rest = Math.floor((number - 1) / 26);
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return rest === 0 ? last : letters(rest) + last;
}

export function roman(number: number): string {
  if (number < 1 || number > 3_999) return String(number);
  let rest = number;
  let text = '';
  for (const [value, symbol] of ROMAN) {
    text += symbol.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** 3 → 三, 10 → 十, 21 → 二十一, 105 → 一百零五; larger than 9,999 in digits. */
export function chineseNumeral(number: number): string {
  if (number < 1 || number > 9_999) return String(number);
  const digits = String(number);
  let text = '';
  let skipped = false;
  for (const [index, digit] of [...digits].entries()) {
    if (digit === '0') {
      skipped = true;
      continue;
    }
    if (skipped) text += '零';
    skipped = false;
    text += (CHINESE_DIGITS[Number(digit)] ?? '') + (CHINESE_UNITS[digits.length - 1 - index] ?? '');
  }
  return text.replace(/^一十/, '十');
}

const CHINESE_DIGITS = [...'零一二三四五六七八九'];
const CHINESE_UNITS = ['', '十', '百', '千'];

/**
 * Reads the numbers that Chinese documents count their parts with: `二十五` → 25, `第一百零三条`'s `一百零三` → 103,
 * `12`, `１２`. Positional reading, digit by digit: a digit waits for its unit (十 百 千); a unit alone counts one.
 */
const DIGITS = new Map([...'零一二三四五六七八九'].map((character, value) => [character, value]));
DIGITS.set('〇', 0).set('两', 2).set('兩', 2);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Character class bodies for the patterns that find numerals. */
export const HAN_NUMERAL = '〇零一二三四五六七八九十百千';
export const ANY_NUMERAL = `${HAN_NUMERAL}0-9０-９`;

/** The number written in `text`, or `null` when it is not one numeral from end to end. */
export function parseNumeral(text: string): number | null {
  const ascii = text.normalize('NFKC');
  if (/^\d{1,7}$/.test(ascii)) return Number(ascii);
  return parseHan(text);
}

function parseHan(text: string): number | null {
  if (text === '') return null;
  let total = 0;
  let pending: number | null = null;
  for (const character of text) {
    const unit = UNITS.get(character);
    if (unit !== undefined) {
      total += (pending ?? 1) * unit;
      pending = null;
      continue;
    }
    const digit = DIGITS.get(character);
    if (digit === undefined) return null;
    // 二〇二六 is read digit after digit.
    pending = pending === null ? digit : pending * 10 + digit;
  }
  return total + (pending ?? 0);
}

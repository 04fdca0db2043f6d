import { ANY_NUMERAL, HAN_NUMERAL, parseNumeral } from '../documents/numerals.ts';

/**
 * The numbers by which parts of a rule are named, however they are written:
 *
 *   第二十五条  第25条  第２５條      条25           第三条之一      条3之1           5.1  第5.1条      5.1
 *
 * Reads folded text.
 */
export type PartNumber = { unit: string; key: string; start: number; end: number };

const NUMBERED = `第\\s?(?<number>[${ANY_NUMERAL}]{1,7})\\s?(?<unit>编|篇|部分|章|节|条)(?:之(?<sub>[${HAN_NUMERAL}]{1,3}))?`;
const DOTTED = String.raw`(?<dotted>\d{1,3}(?:\.\d{1,3}){1,3})`;
const LABEL = new RegExp(`^(?:${NUMBERED}|${DOTTED})`, 'u');
/** 5.1 alone may be an amount. */
const MENTION = new RegExp(
  `${NUMBERED}|(?:第\\s?${DOTTED}\\s?|(?<![\\d.])${DOTTED.replace('dotted', 'bare')}\\s?)(?:条|款|节|项)`,
  'gu',
);

/** What a heading is numbered with; `undefined` for most. */
export function partNumberOf(label: string): PartNumber | undefined {
  const match = LABEL.exec(label);
  return match ? numberOf(match) : undefined;
}

/** The parts that a text names, in order. */
export function partNumbersIn(text: string): PartNumber[] {
  return [...text.matchAll(MENTION)].flatMap((match) => numberOf(match) ?? []);
}

type Groups = { number?: string; unit?: string; sub?: string; dotted?: string; bare?: string };

function numberOf({ 0: whole, index, groups = {} }: RegExpExecArray): PartNumber | undefined {
  const { number = '', unit = '', sub, dotted, bare }: Groups = groups;
  const place = { start: index, end: index + whole.length };
  const parted = dotted ?? bare;
  if (parted !== undefined) return { unit: '', key: parted, ...place };
  const value = parseNumeral(number);
  if (value === null) return undefined;
  return { unit, key: `${unit}${value}${sub === undefined ? '' : `之${parseNumeral(sub)}`}`, ...place };
}

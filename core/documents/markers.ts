/**
 * Reads what a line is counted with: `第二十五条`, `一、`, `（一）`, `1.`, `（1）`, `①`, `A.`, `5.1`, `步骤一`, `第一点，`,
 * `问：`, bullets. A marker has a style and, bullets apart, a value; lines of one style whose values follow each other
 * are one enumeration. Every pattern is anchored and bounded, so reading costs the same however long the line is.
 */
import { ANY_NUMERAL, HAN_NUMERAL, parseNumeral } from './numerals.ts';

export type Marker = {
  style: string;
  value: number | null;
  /** What a reader sees, without white space around it: `第二十五条`, `1.`. */
  text: string;
  /** Code units from the start of the line to the words after the marker. */
  length: number;
};

const HAN = `([${HAN_NUMERAL}]{1,7})`;
const ANY = `([${ANY_NUMERAL}]{1,7})`;
const ARABIC = '([0-9０-９]{1,3})';
const CLASSIFIER = '(?:点|點|项|項|类|類|种|種|个|個|方面|阶段|階段|层|層|招|环节|環節)';

/** Order matters: the first pattern that matches wins. Group 1 is the number. */
const NUMBERED: [style: string, pattern: RegExp][] = [
  ['part', new RegExp(`^第${ANY}(?:编|編|篇|部分)`)],
  ['chapter', new RegExp(`^第${ANY}章`)],
  ['section', new RegExp(`^第${ANY}[节節]`)],
  ['article', new RegExp(`^第${ANY}[条條](?:之[${HAN_NUMERAL}]{1,3})?`)],
  ['question', /^(?:【?(?:问|問|Q)】?)([0-9０-９]{0,3})[：:.、．]/i],
  ['step', new RegExp(`^第${ANY}步[：:，,、.．]?`)],
  ['step', new RegExp(`^(?:步骤|步驟|Step) ?${ANY}[：:，,、.．]?`, 'i')],
  ['ordinal', new RegExp(`^第${ANY}(?:${CLASSIFIER}[\u4e00-\u9fff]{0,6}?)?[，,、：:]`)],
  ['han', new RegExp(`^${HAN}[、．.](?![${HAN_NUMERAL}])`)],
  ['han-paren', new RegExp(`^[（(]${HAN}[）)][、.．]?`)],
  ['han-half', new RegExp(`^${HAN}[）)]`)],
  ['arabic', new RegExp(`^${ARABIC}[.．](?![0-9０-９])`)],
  ['arabic-comma', new RegExp(`^${ARABIC}、(?![0-9０-９])`)],
  ['padded', /^(0[1-9]) ?[.．、|｜]? ?(?=[\u4e00-\u9fff])(?![年月日号點点时時分])/],
  ['arabic-paren', new RegExp(`^[（(]${ARABIC}[）)][、.．]?`)],
  ['arabic-half', new RegExp(`^${ARABIC}[）)]`)],
];
/** What turns 3.5 into a quantity. */
const MEASURES = '倍万萬元米年月天寸版亿億千百个個％%折级級度℃';
const DOTTED = new RegExp(`^(\\d{1,3}(?:\\.\\d{1,3}){1,3})[.．、]?(?= ?[^\\x20-\\x7e${MEASURES}]| [A-Za-z])`);
const LATIN = /^([（(]?)([A-Za-z])([）).、．])(?=[ \u4e00-\u9fff])/;
const BULLET = /^(?:[-*+–—](?= )|[•·●○■□◆◇▪▸►➢➤✓✔※])/;
/** Starts and lengths of the Unicode blocks of ready-made numbers: ①… ⑴… ⒈… ㈠… ❶… Ⅰ… */
const CIRCLED: [first: string, count: number][] = [
  ['①', 20],
  ['⑴', 20],
  ['⒈', 20],
  ['㈠', 10],
  ['❶', 10],
  ['Ⅰ', 12],
];

/** What any marker begins with; most lines are told apart by this alone. */
const BEGINS = new RegExp(`^[第【问問步（(${ANY_NUMERAL}A-Za-z①-⒛㈠-㈩❶-❿Ⅰ-Ⅻ*+–—•·●○■□◆◇▪▸►➢➤✓✔※-]`);

/** The marker that `line` begins with, or `null`. */
export function readMarker(line: string): Marker | null {
  if (!BEGINS.test(line)) return null;
  return readNumbered(line) ?? readDotted(line) ?? readCircled(line) ?? readLatin(line) ?? readBullet(line);
}

/** Whether the marker is a bare sign that carries no number. */
export const isBullet = (marker: Marker): boolean => marker.style.startsWith('bullet');

/** The value of a ready-made number such as ③, or `null`. */
export function circledValue(character: string): { style: string; value: number } | null {
  const code = character.codePointAt(0) ?? 0;
  for (const [first, count] of CIRCLED) {
    const offset = code - (first.codePointAt(0) ?? 0);
    if (offset >= 0 && offset < count) return { style: `circled-${first}`, value: offset + 1 };
  }
  return null;
}

function readNumbered(line: string): Marker | null {
  for (const [style, pattern] of NUMBERED) {
    const match = pattern.exec(line);
    if (match === null) continue;
    return marker(line, style, parseNumeral(match[1] ?? ''), match[0]);
  }
  return null;
}

/** `5.1`, `5.1.2`: the style holds what stands before the last number, so 5.1 and 6.1 never count as one list. */
function readDotted(line: string): Marker | null {
  const match = DOTTED.exec(line);
  if (match === null) return null;
  const numbers = (match[1] ?? '').split('.');
  const last = Number(numbers.pop());
  return marker(line, `dotted-${numbers.join('.')}`, last, match[0]);
}

function readCircled(line: string): Marker | null {
  const circled = circledValue(line[0] ?? '');
  if (circled === null) return null;
  const text = /^.[、.．]?/.exec(line)?.[0] ?? '';
  return marker(line, circled.style, circled.value, text);
}

function readLatin(line: string): Marker | null {
  const match = LATIN.exec(line);
  if (match === null) return null;
  const [text, open = '', letter = '', close = ''] = match;
  if (open !== '' && !/[）)]/.test(close)) return null;
  const upper = letter < 'a';
  const value = letter.toLowerCase().charCodeAt(0) - 96;
  return marker(line, `latin-${upper ? 'A' : 'a'}${open === '' ? '' : '('}${close}`, value, text);
}

function readBullet(line: string): Marker | null {
  const match = BULLET.exec(line);
  return match === null ? null : marker(line, `bullet-${match[0]}`, null, match[0]);
}

function marker(line: string, style: string, value: number | null, text: string): Marker {
  let length = text.length;
  while (line[length] === ' ') length++;
  return { style, value, text, length };
}

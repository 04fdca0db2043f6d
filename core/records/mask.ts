import { isBankCard } from './bank-card.ts';
import { isIdentityNumber } from './identity-number.ts';

/**
 * Personal data in what a visitor writes, made unreadable before it is kept. Every hidden character becomes `*`, so the
 * length stays, and masking twice changes nothing more.
 *
 *   我的手机是13812345678，寄到解放路88号3栋502室   →   我的手机是138****5678，寄到解放路**号*栋***室
 *
 * Found are mobile and fixed-line numbers, identity cards, bank cards, e-mail addresses, number plates, accounts that are
 * named as such, and the numbers of an address. Numbers of orders and models stay: they are what the question is about.
 */
export function maskPersonalData(text: string): string {
  let masked = text;
  for (const { pattern, hides } of RULES) {
    // Looked for in half-width characters; those are as many, so what is found is at the same place.
    for (const match of halfWidth(masked).matchAll(pattern)) {
      const hidden = hides(match);
      masked =
        masked.slice(0, match.index) + merge(masked, match.index, hidden) + masked.slice(match.index + hidden.length);
    }
  }
  return masked;
}

/** `pattern` says where personal data may be; `hides` gives the match with `*` in place of what nobody should read. */
type Rule = { pattern: RegExp; hides: (match: RegExpExecArray) => string };

const SEPARATOR = '[ .·-]?';
const digits = (least: number, most = least) => `\\d(?:${SEPARATOR}\\d){${least - 1},${most - 1}}`;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const COUNTED = '(?<!\\d)\\d{1,4}|(?<![一二三四五六七八九十百零〇])[一二三四五六七八九十百零〇]{1,6}';

const RULES: readonly Rule[] = [
  {
    pattern: /(?<![\w.+-])[\w.+-]{1,64}(?=@[\w-]{1,63}\.[\w-])/g,
    hides: ([local]) => allBut(local, local.length > 1 ? 1 : 0, 0),
  },
  {
    pattern: new RegExp(`(?<![\\dA-Za-z])${digits(17)}${SEPARATOR}[\\dXx](?![\\dA-Za-z])`, 'g'),
    hides: ([number]) => (isIdentityNumber(joined(number)) ? allBut(number, 1, 1) : number),
  },
  {
    pattern: new RegExp(`(?<!\\d)${digits(15, 19)}(?!\\d)`, 'g'),
    hides: ([number]) => (isBankCard(joined(number)) ? allBut(number, 0, 4) : number),
  },
  {
    pattern: new RegExp(`(?<!\\d)((?:\\+|00)?86${SEPARATOR})?(1${SEPARATOR}[3-9](?:${SEPARATOR}\\d){9})(?!\\d)`, 'g'),
    hides: ([, country = '', number = '']) => country + allBut(number, 3, 4),
  },
  {
    pattern:
      /(?<![〇零○一二三四五六七八九幺两])[一幺][三四五六七八九][〇零○一二三四五六七八九幺两]{9}(?![〇零○一二三四五六七八九幺两])/g,
    hides: ([number]) => allBut(number, 3, 4),
  },
  {
    pattern: /(?<!\d)(0\d{2,3}[ -]?)(\d{7,8})(?!\d)/g,
    hides: ([, area = '', number = '']) => area + allBut(number, 0, 0),
  },
  {
    pattern: new RegExp(
      `([${PROVINCE}][A-HJ-NP-Z][·•. -]?)((?=[A-Z]*\\d)[A-HJ-NP-Z\\d]{4,5}[A-HJ-NP-Z\\d挂学警港澳])(?![A-Z\\d])`,
      'gi',
    ),
    hides: ([, place = '', number = '']) => place + allBut(number, 0, 0),
  },
  {
    pattern: /((?:qq|微信|wechat|vx|wx|支付宝)(?:号码?|账号|id)?\s*[:是为]\s*)([a-z\d][\w-]{4,})/gi,
    hides: ([, name = '', account = '']) => name + allBut(account, 1, 0),
  },
  {
    pattern: new RegExp(`(?<=[路街巷弄村]|大道|胡同|小区|花园|家园|公寓|大厦)(?:${COUNTED})(?=[号弄])`, 'g'),
    hides: hideAll,
  },
  { pattern: new RegExp(`(?:${COUNTED})(?=号楼|栋|幢|单元)`, 'g'), hides: hideAll },
  { pattern: new RegExp(`(?<=号楼|栋|幢|单元)(?:${COUNTED})`, 'g'), hides: hideAll },
  { pattern: /(?<!\d)\d{3,4}(?=室(?![内外温]))/g, hides: hideAll },
];

function hideAll([found]: RegExpExecArray): string {
  return allBut(found, 0, 0);
}

/** Hides letters and digits but the `first` and `last` ones; separators stay. */
function allBut(text: string, first: number, last: number): string {
  const total = text.split('').filter(isHideable).length;
  let seen = 0;
  return text.replace(/./gs, (character) => {
    if (!isHideable(character)) return character;
    seen += 1;
    return seen <= first || seen > total - last ? character : '*';
  });
}

const isHideable = (character: string): boolean => LETTER_OR_DIGIT.test(character) || character === '_';

/** What is hidden, over the characters as they were written. */
const merge = (text: string, start: number, hidden: string): string =>
  hidden.replace(/[^*]/g, (_, at: number) => text[start + at] as string);

const joined = (number: string): string => number.replace(/[^\dXx]/g, '');

/** U+FF01 … U+FF5E are ASCII's `!` … `~`, and U+3000 is a space. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000]/g, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

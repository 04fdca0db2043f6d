import { ANY_NUMERAL, parseNumeral } from '../documents/numerals.ts';
import { type PartNumber, partNumbersIn } from './part-number.ts';

/** A part of a rule, from the outermost number inwards: 第二章第三条第二款第（一）项. */
export type PartReference = {
  parts: readonly PartNumber[];
  /** 款: which paragraph of it. 项: which item. */
  paragraph?: number;
  item?: number;
};

/**
 * What somebody who wants exact words names, read from a folded query:
 *
 *   《借阅规则》第4条第二款 “无法购得”      title 借阅规则, part 条4 ¶ 2, phrase 无法购得
 */
export type WordingQuery = {
  titles: string[];
  phrases: string[];
  references: PartReference[];
  /** What is left of it, a space where something was named. */
  rest: string;
};

const TITLE = /《([^《》]{1,60})》/g;
const PHRASE = /[“"「『]([^“”"「」『』]{2,200})[”"」』]/g;
/** Parts of one reference follow each other: 第二章第三条, 第二章的第三条. */
const GOES_ON = /^[\s的中里,，]*$/;
const NUMBER = `第?\\s?[（(]?([${ANY_NUMERAL}]{1,4})[）)]?`;
const PARAGRAPH = new RegExp(`^[\\s的]*第\\s?([${ANY_NUMERAL}]{1,4})款`, 'u');
const ITEM = new RegExp(`^[\\s的]*${NUMBER}项`, 'u');

export function readWordingQuery(folded: string): WordingQuery {
  const titles = [...folded.matchAll(TITLE)].map(([, title = '']) => title.trim());
  const phrases = [...folded.matchAll(PHRASE)].map(([, phrase = '']) => phrase.trim());
  const numbers = partNumbersIn(folded);
  const references: PartReference[] = [];
  let rest = folded;
  const erase = (start: number, end: number) => {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  };
  for (let i = 0; i < numbers.length; ) {
    let last = i;
    while (follows(folded, numbers[last], numbers[last + 1])) last++;
    const parts = numbers.slice(i, last + 1);
    const start = parts[0]?.start ?? 0;
    let end = parts.at(-1)?.end ?? 0;
    const inner: Pick<PartReference, 'paragraph' | 'item'> = {};
    for (const [name, pattern] of [
      ['paragraph', PARAGRAPH],
      ['item', ITEM],
    ] as const) {
      const found = pattern.exec(folded.slice(end));
      const value = parseNumeral(found?.[1] ?? '');
      if (!found || value === null) continue;
      inner[name] = value;
      end += found[0].length;
    }
    references.push({ parts, ...inner });
    erase(start, end);
    i = last + 1;
  }
  return { titles, phrases, references, rest: rest.replace(TITLE, ' ').replace(PHRASE, ' ').trim() };
}

/** A smaller part right behind a greater one. */
function follows(text: string, part: PartNumber | undefined, next: PartNumber | undefined): boolean {
  if (!part || !next || SIZES.indexOf(part.unit) >= SIZES.indexOf(next.unit)) return false;
  return GOES_ON.test(text.slice(part.end, next.start));
}

const SIZES = ['编', '篇', '部分', '章', '节', '条'];

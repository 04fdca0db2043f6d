import { quantitiesIn } from '../generative/quantity.ts';
import { blank, blankAll } from './blank.ts';

/**
 * The numbers and Latin names of a question, and what is left of it. A number has the side of its limit with it.
 *
 *   iphone 16 七天后能退吗   →   16, 7天后, iphone   ·   '          能退吗'
 *
 * 一个, 一张 and 几天 are no numbers; 一次, 一人 and 一户 are, because limits are set by them.
 */
export function figuresIn(text: string): { figures: string[]; rest: string } {
  const figures: string[] = [];
  let rest = text;
  for (const { start, end, key } of quantitiesIn(text)) {
    if (/[几数]/u.test(key)) continue;
    const before = BEFORE.exec(text.slice(0, start))?.[0] ?? '';
    const after = AFTER.exec(text.slice(end))?.[0] ?? '';
    if (!ONE.test(text.slice(start, end))) figures.push(before + key + after.replace(/[之以]|内/gu, ''));
    rest = blank(rest, start - before.length, end + after.length);
  }
  rest = blankAll(rest, /[a-z]+[+#]*|\d+[+%]?/g, ([name]) => figures.push(name));
  return { figures: figures.sort(), rest };
}

const BEFORE = /(?:超过|不满|未满|不足|低于|少于|大于|高于|满|超)$/u;
const AFTER = /^(?:之|以)?[内后外前上下](?![单班门])/u;
const ONE = /^一[个张本件份台条只种位套双箱]$/u;

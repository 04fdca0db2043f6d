import { parseNumeral } from '../documents/numerals.ts';

/** An entry of a list that has been read out, and what a message asks of it. */
export type ListReference = { item: string; asks: string };

/**
 * The entry that a message points at by its place in the answer before:
 *
 *   交房要查三样：门窗；水电；防水。    第二样怎么查     → item 水电, asks 怎么查
 *                                       最后一个呢       → item 防水, asks ''
 *                                       2               → item 水电, asks ''
 *
 * `undefined` where the message points at no place or the answer has none such; 第三条 of a document that the answer does not
 * list stays a name. `message` is folded; `answer` is what the assistant said, with or without `[n]`.
 */
export function listReferenceIn(message: string, answer: string): ListReference | undefined {
  const found = PLACE.exec(message) ?? NUMBER.exec(message);
  if (!found) return undefined;
  const { backwards, number, last } = found.groups ?? {};
  const [whole] = found;
  const entries = entriesOf(answer);
  const count = last === undefined ? parseNumeral(number?.replace('两', '二') ?? '') : 1;
  if (count === null || count < 1 || entries.length < 2) return undefined;
  const item = backwards !== undefined || last !== undefined ? entries.at(-count) : entries[count - 1];
  if (item === undefined) return undefined;
  return { item, asks: message.slice(found.index + whole.length).replace(TELL, '') };
}

const UNIT = '(?:个|种|项|条|点|类|样|步|方面|方式|阶段|环节|家|款|招)';
const PLACE = new RegExp(
  `^(?:那么?|你说的|其中|刚才(?:说)?的?|上面的?)*(?:(?<backwards>倒数)?第(?<number>[〇零一二两三四五六七八九十\\d]+)${UNIT}|(?<last>最后)(?:面|头)?(?:那|这)?一?${UNIT})的?`,
  'u',
);
/** The number of an entry, and nothing else. */
const NUMBER = /^\s*(?<number>\d{1,2}|[一二三四五六七八九十])[.、)]?\s*$/u;
/** 展开说说, 讲细点, 详细介绍一下: asks for the entry itself. */
const TELL =
  /(?:[,\s]|再|请|能不能|能|给我|帮我|具体|详细|细|仔细|展开|多)*(?:说说?看?|讲讲?|介绍|解释|展开|聊聊?)(?:一下|清楚|明白|细|详细|具体|点|些|的|吗|呗|吧|[?!。\s])*$|[呢?。!\s]+$/u;

const MARK = /\[\d+\]/g;
/** Lines with a mark of their own, 1. (二) ② -. */
const MARKED_LINE = /^\s*(?:[-*•·]|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]|[①-⑳])\s*/u;

/** Lines, or what stands after a colon between the strongest marks there are: ；, then 、, then ，. */
function entriesOf(answer: string): string[] {
  const text = answer.replace(MARK, '').trim();
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 2) return (/[:：]\s*$/.test(lines[0] ?? '') ? lines.slice(1) : lines).map(bare);
  const listed = /[:：](.*)$/su.exec(text)?.[1] ?? text;
  for (const mark of [/[;；\n]/, /、|[和与及](?=[^、，,]{2,}[。.]?$)/u, /[,，]/]) {
    const entries = listed
      .split(mark)
      .map(bare)
      .filter((entry) => entry !== '');
    if (entries.length > 1) return entries;
  }
  return [];
}

const bare = (entry: string): string => entry.replace(MARKED_LINE, '').replace(/[。.;；,，\s]+$/u, '');

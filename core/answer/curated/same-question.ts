import type { Lexicon } from '../../text/lexicon.ts';
import { AFTER, ALONE, type Asked, GRAMMAR, IN_WORD } from './asked.ts';

/** A question with the stretches of it that can be put otherwise. */
export type Wording = Asked & { stretches: readonly Stretch[] };
export type Stretch = { start: number; end: number; ways: readonly string[] };

/** A stretch of one question and where the other says the same. */
type Tile = { start: number; end: number; at: number };

export function wordingOf(asked: Asked, lexicon: Lexicon): Wording {
  const isPartOfWord = ({ start, end }: Stretch) => end - start === 1 && asked.content[start] === IN_WORD;
  return { ...asked, stretches: stretchesIn(asked.text, lexicon).filter((stretch) => !isPartOfWord(stretch)) };
}

/**
 * Every stretch of a text that the lexicon puts otherwise with the same meaning. Rows that hold one way only say what to look for
 * (进水 may be found as 人为损坏), not what is the same.
 */
function stretchesIn(text: string, lexicon: Lexicon): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0; start < text.length; start++) {
    const longest = Math.min(text.length, start + lexicon.longestFrom(text[start] as string));
    for (let end = start + 1; end <= longest; end++) {
      const phrase = text.slice(start, end);
      const ways = lexicon.otherWays(phrase).filter((way) => lexicon.otherWays(way).includes(phrase));
      if (ways.length > 0) stretches.push({ start, end, ways });
    }
  }
  return stretches;
}

/**
 * Whether two questions are one in other words: of the same kind, with the same figures, names and negations, and neither leaving
 * anything unsaid that the other says.
 *
 *   退货 的 运费 由谁 承担       电池 鼓包 还能用吗         退货 运费 谁出
 *   退货   运费 谁来 承担        电池 鼓包 还能 充 吗       换 货 运费 谁出
 *   └── nothing is left: same    └── 充 is left: another    └── 退 and 换 are left: another
 *
 * What is said is the characters of content, compared in the longest stretches that both have; one by itself counts only where it is
 * a word. A stretch is also said by another way that the lexicon has for it, where it holds both ways.
 *
 * That nothing may be left is strict, and has to be: the answer is given unasked for what else there is. Measured on the questions
 * in `testing/`, 460 pairs that ask the same as these rules were written and 139 held out, against 32,425 pairs that do not and
 * 81 near misses; none of 441,000 pairs of customers' questions (`models/training/data/pairs`) is taken for the same.
 *
 *   share of the content that may be left    0            1/5          1/4          1/3
 *   same questions found, held out           45 %, 40 %   48 %, 49 %   53 %, 54 %   63 %, 63 %
 *   others taken for the same, near misses   0, 0         8, 7         24, 11       65, 19
 *
 * An answer that was approved for one wording is found by half of the other wordings; for two wordings, by 57 of 100.
 */
export function isSameQuestion(one: Wording, other: Wording): boolean {
  if (one.letters === other.letters) return true;
  if (one.gate !== other.gate || areContradicted(one.leanings, other.leanings)) return false;
  const tiles = tilesOf(one, other);
  if (!tiles || tiles.length === 0 || !tilesOf(other, one)) return false;
  return !haveOpposites(one, other) && !isTurnedRound(tiles) && !haveOtherRoles(one, other);
}

const areContradicted = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one, axis) => one !== '' && others[axis] !== '' && one !== others[axis]);

/** Where `other` says each stretch of `one`, in order; `undefined` where it leaves one unsaid. */
function tilesOf(one: Wording, other: Wording): Tile[] | undefined {
  const tiles: Tile[] = [];
  for (let start = 0; start < one.text.length; ) {
    if (one.content[start] === GRAMMAR) {
      start++;
      continue;
    }
    const tile =
      longer(sharedFrom(start, one, other), rewordedFrom(start, one, other)) ?? completedAt(start, one, other);
    if (!tile) return undefined;
    tiles.push(tile);
    start = tile.end;
  }
  return tiles;
}

const longer = (one: Tile | undefined, other: Tile | undefined): Tile | undefined =>
  one && other ? (other.end > one.end ? other : one) : (one ?? other);

function sharedFrom(start: number, one: Asked, other: Asked): Tile | undefined {
  let found: Tile | undefined;
  for (let end = start + 1; end <= one.text.length && one.content[end - 1] !== GRAMMAR; end++) {
    const at = placeOf(start, end, one, other);
    if (at === undefined) break;
    if (end - start > 1 || one.content[start] === ALONE) found = { start, end, at };
  }
  return found;
}

/** Where `other` has this stretch of `one` as content, what is denied of it alike. */
function placeOf(start: number, end: number, one: Asked, other: Asked): number | undefined {
  const piece = one.text.slice(start, end);
  for (let at = other.text.indexOf(piece); at !== -1; at = other.text.indexOf(piece, at + 1)) {
    const isSame = piece
      .split('')
      .every((_, i) => other.content[at + i] !== GRAMMAR && one.denied.has(start + i) === other.denied.has(at + i));
    if (isSame) return at;
  }
  return undefined;
}

function rewordedFrom(start: number, one: Wording, other: Wording): Tile | undefined {
  return one.stretches
    .filter((stretch) => stretch.start === start)
    .flatMap(({ end, ways }) => ways.map((way) => ({ start, end, at: other.text.indexOf(way) })))
    .filter(({ at }) => at !== -1 && one.denied.has(start) === other.denied.has(at))
    .reduce<Tile | undefined>(longer, undefined);
}

/** 拆封后能退吗 is 拆封了能退吗. */
function completedAt(start: number, one: Asked, other: Asked): Tile | undefined {
  const at = one.text[start] === AFTER ? other.text.search(/了(?!$|[吗没])/u) : -1;
  return at === -1 ? undefined : { start, end: start + 1, at };
}

const OPPOSITES =
  '开关 上下 进出 买卖 借还 收发 前后 里外 内外 多少 大小 高低 早晚 长短 新旧 真假 男女 升降 存取 加减 退换'.split(' ');

/** 开 and 关 may both be written as 营业, and are not the same. */
export function haveOpposites(one: Asked, other: Asked): boolean {
  const saysOnly = (said: Asked, unsaid: Asked, character: string) =>
    said.text.includes(character) && !unsaid.text.includes(character);
  return OPPOSITES.some(([left = '', right = '']) => {
    const isOneWay = saysOnly(one, other, left) && saysOnly(other, one, right);
    return isOneWay || (saysOnly(one, other, right) && saysOnly(other, one, left));
  });
}

/** 商家 起诉 顾客, 顾客 起诉 商家: three in reverse order. Two are: 续借 图书, 图书 续借. */
function isTurnedRound(tiles: readonly Tile[]): boolean {
  return tiles.some(({ at: first }, i) =>
    tiles.some(
      ({ at: second }, j) => j > i && second < first && tiles.some(({ at: third }, k) => k > j && third < second),
    ),
  );
}

/** 从北京到上海, 从上海到北京; 被狗咬, 狗被咬: the same word of relation before another. */
function haveOtherRoles(one: Asked, other: Asked): boolean {
  const roles = rolesIn(other.text);
  const relations = new Set(roles.map(([relation]) => relation));
  return rolesIn(one.text).some((role) => relations.has(role[0] as string) && !roles.includes(role));
}

const rolesIn = (text: string): string[] => text.match(/[被从到至给向对比替]./gu) ?? [];

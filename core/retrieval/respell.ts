import { hasFunctionCharacter, isFunctionWord, QUESTION_WORDS } from '../text/grammar-words.ts';
import { fromPinyin } from './from-pinyin.ts';
import type { Rephrasing } from './rephrase.ts';
import type { Reading, Spelling, SpellingTable } from './spelling-table.ts';
import { placesInside } from './word-places.ts';

/**
 * What a question means where it was typed in pinyin, or with other characters that sound alike, by the words of the
 * documents:
 *
 *   baoxiu qi 多久     保修期多久            pinyin that was never turned into characters: put right
 *   保俢气多久         保修期多久            three characters or more: put right
 *   发漂多久开         发漂, or 发票?        two characters: a guess; the question stays, and 发票 is looked for as well
 *   收集充不进电       收集, or 手机?        a word that no document has: the same
 *
 * Only what no document has is touched: a run of letters, or a pair of neighbouring characters, that occurs nowhere in
 * them. No stretch cuts into a word of the dictionary, and none holds a word that asks: 会不会 is not 快不快.
 */
export type Respelt = { query: string; guesses: Rephrasing[] };

export type RespellDeps = {
  /** Asked for when the first question needs it. */
  table: () => SpellingTable;
  /** In how many passages a phrase occurs. */
  frequency: (phrase: string) => number;
  /** Whether a text is a word or a phrase that someone may mean. */
  isKnown: (text: string) => boolean;
};

const LONGEST = 8;
const PAIR = 2;
const HAN = /\p{Script=Han}/u;

/** `words`: those of the question, as the analyzer cuts it. */
export function respell(question: string, words: readonly string[], deps: RespellDeps): Respelt {
  const strange = strangePairs(question, deps.frequency);
  if (!strange.includes(1)) return { query: fromPinyin(question, deps), guesses: [] };

  const known = words.filter((word) => word.length > 1 && deps.isKnown(word));
  const asking = (question.match(QUESTION_WORDS) ?? []).filter((word) => word.length > 1);
  const inside = placesInside(question, [...known, ...asking]);
  const guesses = known.flatMap((word) => homophones(word, deps) ?? []);
  let query = '';
  for (let start = 0; start < question.length; ) {
    const mend = inside[start] === 1 ? undefined : longestMend({ question, start, strange, inside, asking }, deps);
    query += mend?.certain ?? question.slice(start, mend?.end ?? start + 1);
    if (mend?.guess) guesses.push(mend.guess);
    start = mend?.end ?? start + 1;
  }
  return { query: fromPinyin(query, deps), guesses };
}

/** 1 where a character and the next are Chinese and stand beside each other in no document. */
function strangePairs(question: string, frequency: RespellDeps['frequency']): Uint8Array {
  const strange = new Uint8Array(question.length);
  let afterHan = false;
  for (let i = 0; i < question.length; i++) {
    const han = HAN.test(question[i] as string);
    if (afterHan && han && frequency(question.slice(i - 1, i + 1)) === 0) strange[i - 1] = 1;
    afterHan = han;
  }
  return strange;
}

/** 一句 is not 依据, nor 不可 补课: a number, a negation or a pointer and what it belongs to. */
const GRAMMAR_FIRST = /^[一二两三四五六七八九十几每不没未哪那这要]/;

/** For a word of two characters that no document has, those that they have and that are read the same. */
function homophones(word: string, { table, frequency }: RespellDeps): Rephrasing | undefined {
  if (word.length !== PAIR || !HAN.test(word) || frequency(word) > 0) return undefined;
  if (isFunctionWord(word) || GRAMMAR_FIRST.test(word) || word.replace(QUESTION_WORDS, '') !== word) return undefined;
  const [first = '', second = ''] = word;
  const readings = grown(table().readings(first), table().readings(second));
  return guessOf(word, readings, table(), () => true);
}

type Place = { question: string; start: number; strange: Uint8Array; inside: Uint8Array; asking: readonly string[] };
type Mend = { end: number; certain?: string; guess?: Rephrasing };

/** The stretch grows by a character at a time, in all readings that any word of the documents begins with. */
function longestMend({ question, start, strange, inside, asking }: Place, deps: RespellDeps): Mend | undefined {
  const table = deps.table();
  let readings = table.readings(question[start] as string);
  let longest: Mend | undefined;
  let isStrange = false;
  for (let end = start + PAIR; end <= Math.min(question.length, start + LONGEST); end++) {
    readings = grown(readings, table.readings(question[end - 1] as string));
    if (end === start + PAIR) readings = readings.filter(({ sounds }) => table.begins(sounds));
    if (readings.length === 0) break;
    isStrange ||= strange[end - PAIR] === 1;
    const said = question.slice(start, end);
    if (!isStrange || inside[end] === 1 || asking.some((word) => said.includes(word))) continue;
    const mend = mendOf(said, readings, table);
    if (mend && !deps.isKnown(said)) longest = { end, ...mend };
  }
  return longest;
}

function mendOf(said: string, readings: readonly Reading[], table: SpellingTable): Omit<Mend, 'end'> | undefined {
  if (said.length === PAIR) {
    const guess = guessOf(said, readings, table, replacesContent);
    return guess && { guess };
  }
  const certain = homophone(said, readings, table);
  return certain === undefined ? undefined : { certain };
}

/** Characters of several readings make several of the whole; more than this are not tried. */
const MOST_READINGS = 8;

function grown(readings: readonly Reading[], own: readonly Reading[]): readonly Reading[] {
  const longer = readings.flatMap(({ syllables, sounds }) =>
    own.map((next) => ({ syllables: `${syllables} ${next.syllables}`, sounds: `${sounds} ${next.sounds}` })),
  );
  return longer.slice(0, MOST_READINGS);
}

/** Words that are read exactly as a pair of characters. */
function guessOf(
  said: string,
  readings: readonly Reading[],
  table: SpellingTable,
  isMeant: (term: string, said: string) => boolean,
): Rephrasing | undefined {
  const written = readings.flatMap(({ syllables, sounds }) =>
    table.sounding(sounds).flatMap(({ term, reading }) => (reading === syllables && isMeant(term, said) ? [term] : [])),
  );
  return written.length === 0 ? undefined : { said, written: [...new Set(written)] };
}

/**
 * The word that sounds like three characters or more: exactly, or with confused sounds where half of the characters are
 * right. Of several, the one that keeps most characters in their places, then the more frequent.
 */
function homophone(said: string, readings: readonly Reading[], table: SpellingTable): string | undefined {
  let best: string | undefined;
  for (const { syllables, sounds } of readings)
    for (const spelling of table.sounding(sounds)) {
      if (!replacesContent(spelling.term, said) || !isClose(spelling, said, syllables)) continue;
      if (best === undefined || kept(spelling.term, said) > kept(best, said)) best = spelling.term;
    }
  return best;
}

const isClose = ({ term, reading }: Spelling, said: string, syllables: string): boolean =>
  reading === syllables || 2 * kept(term, said) >= said.length;

/** Whether a character stays as it is, and one that goes is not of the grammar: who writes 那圈 means no 内圈. */
function replacesContent(term: string, said: string): boolean {
  const gone = [...said].filter((character, i) => character !== term[i]);
  return gone.length < said.length && gone.some((character) => !hasFunctionCharacter(character));
}

function kept(term: string, said: string): number {
  let same = 0;
  for (let i = 0; i < term.length; i++) if (term[i] === said[i]) same++;
  return same;
}

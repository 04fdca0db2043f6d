import type { Rephrasing } from '../retrieval/rephrase.ts';
import type { QueryTerm, Retrieval } from '../retrieval/retrieval.ts';
import { classOf } from './function-words.ts';
import { type WrittenFor, writtenIn } from './written-for.ts';

/** A word of the question that the evidence should hold, and how much it counts before its idf. */
export type ContentWord = QueryTerm & {
  share: number;
  /** A word for a kind of answer or a verb of doing, which says little about what is asked. */
  light: boolean;
};

const LIGHT = 1 / 4;
const SINGLE = 1 / 2;
const ALTERNATIVE = 1 / 3;

/**
 * What a person would underline in a question. From the segmented words, which overlap (售后服务 also gives 售后, 服务):
 *
 *   function words             left out
 *   light words                ¼, and only where the documents use them, or write something else for them
 *   a word across two others   left out: 车行 in 汽车行业
 *   a word with words inside   left out where no document has it and they make up the whole of it
 *   a word no document has     without the grammar that segmentation left on it: 寄修要 → 寄修, 修完 → 修; taken apart
 *                              where a part of it is an everyday word, or one that the documents write: 养狗 → 养, 狗
 *   a verb put to choice       the verb: 看不看 → 看
 *   a suffix noun              with the word it closes: 处理, 费 → 处理, 处理费
 *   a single character         ½, and two that the documents write together are one word
 *
 * Words that overlap share their characters: each counts by the mean of 1 / (words over a character).
 */
export function contentWords({
  query,
  terms: { words, grams },
  rephrasings,
}: Pick<Retrieval, 'query' | 'terms'> & { rephrasings: readonly Rephrasing[] }): ContentWord[] {
  const writtenFor = writtenIn(rephrasings);
  const found = new Map<string, ContentWord>();
  for (const word of words) {
    const inner = words.filter(({ term }) => term !== word.term && word.term.includes(term));
    if (word.df === 0 && isMadeUpOf(word.term, inner)) continue;
    if (isAcross(word.term, words) || isHalfChoice(word.term, query)) continue;
    const counted = word.df === 0 ? withoutMeasure(chosenVerb(word, grams), query, grams) : word;
    const bare = counted.df === 0 ? withoutGrammar(counted, inner, grams, writtenFor) : counted;
    for (const part of takenApart(bare, grams, writtenFor)) {
      const share = shareOf(part, writtenFor) * (isAlternative(part.term, query) ? ALTERNATIVE : 1);
      if (share > 0 && !found.has(part.term))
        found.set(part.term, { ...part, share, light: classOf(part.term) === 'light' });
    }
  }
  return withoutOverlap(joinSuffixes(joinPairs([...found.values()], grams), query, grams), query);
}

/** A part of a word as a term of its own, with what the collection knows of it. */
const partOf = (word: QueryTerm, part: string, grams: readonly QueryTerm[]): QueryTerm =>
  grams.find(({ term }) => term === part) ?? { ...word, term: part };

/** 看不看, 贵不贵. */
function chosenVerb(word: QueryTerm, grams: readonly QueryTerm[]): QueryTerm {
  const [, verb] = /^(.)[不没]\1$/u.exec(word.term) ?? [];
  return verb === undefined ? word : partOf(word, verb, grams);
}

/** 专不专业: the half before 专业. */
const isHalfChoice = (word: string, query: string): boolean => /^.[不没]$/.test(word) && query.includes(word + word[0]);

/** 几本书: a dictionary that lacks the whole glues the measure word to what is counted. */
function withoutMeasure(word: QueryTerm, query: string, grams: readonly QueryTerm[]): QueryTerm {
  const before = query[query.indexOf(word.term) - 1] ?? '';
  if (word.term.length !== 2 || !/[几一二两三四五六七八九十\d]/.test(before)) return word;
  return partOf(word, word.term.slice(1), grams);
}

/** 食品/餐饮: one of them is enough. */
const isAlternative = (word: string, query: string): boolean =>
  query.includes(`${word}/`) || query.includes(`/${word}`);

/** Whether two other words make up a longer one in which this one only straddles their border. */
function isAcross(word: string, words: readonly QueryTerm[]): boolean {
  return words.some(
    ({ term: whole }) =>
      whole.length > word.length &&
      whole.includes(word) &&
      words.some(({ term: first }) => {
        if (first === whole || !whole.startsWith(first)) return false;
        const second = whole.slice(first.length);
        return !first.includes(word) && !second.includes(word) && words.some(({ term }) => term === second);
      }),
  );
}

/** 养狗, where documents write 养犬: two words, one of which is said otherwise. */
function takenApart(word: QueryTerm, grams: readonly QueryTerm[], writtenFor: WrittenFor): QueryTerm[] {
  const halves = halvesOf(word, grams);
  if (halves) return halves;
  const isOne = word.df > 0 || word.term.length < 2 || word.term.length > 3 || classOf(word.term) !== 'content';
  if (isOne || writtenFor(word.term).length > 0) return [word];
  const characters = [...word.term];
  if (!characters.some((character) => writtenFor(character).length > 0)) return [word];
  return [...new Set(characters)].map((character) => partOf(word, character, grams));
}

/** 升金卡, taken for one word: 升 and 金卡, where the documents write only one of its two pairs. */
function halvesOf(word: QueryTerm, grams: readonly QueryTerm[]): QueryTerm[] | undefined {
  if (!word.guessed || word.term.length !== 3) return undefined;
  const part = (text: string) => partOf(word, text, grams);
  const [before, after] = [part(word.term.slice(0, 2)), part(word.term.slice(1))];
  if (before.df > 0 === after.df > 0) return undefined;
  return before.df > 0 ? [before, part(word.term.slice(2))] : [part(word.term.slice(0, 1)), after];
}

function withoutOverlap(words: readonly ContentWord[], query: string): ContentWord[] {
  const over = new Uint8Array(query.length);
  const places = words.map(({ term }) => ({ start: query.indexOf(term), length: term.length }));
  for (const { start, length } of places)
    for (let i = start; start >= 0 && i < start + length; i++) over[i] = (over[i] ?? 0) + 1;
  return words.map((word, at) => {
    const { start, length } = places[at] ?? { start: -1, length: 0 };
    if (start < 0) return word;
    let alone = 0;
    for (const count of over.subarray(start, start + length)) alone += 1 / count;
    return { ...word, share: (word.share * alone) / length };
  });
}

/** 寄, 修 → 寄修 where the documents write the two together: a word that the dictionary lacks. */
function joinPairs(words: readonly ContentWord[], grams: readonly QueryTerm[]): ContentWord[] {
  const result: ContentWord[] = [];
  for (const word of words) {
    const last = result.at(-1);
    const pair = last?.term.length === 1 && word.term.length === 1 ? last.term + word.term : '';
    const together = grams.find(({ term, df }) => term === pair && df > 0);
    if (together) result[result.length - 1] = { ...together, share: 1, light: false };
    else result.push(word);
  }
  return result;
}

/** Nouns of one character that close a compound and make it another thing: 处理 and 处理费, 运费 and 运费险. */
const SUFFIX = /^[费险卡证单表率款金券]$/;

function joinSuffixes(words: readonly ContentWord[], query: string, grams: readonly QueryTerm[]): ContentWord[] {
  const result: ContentWord[] = [];
  for (const word of words) {
    const before = result.find(({ term }) => term.length === 2 && query.includes(term + word.term));
    if (!SUFFIX.test(word.term) || !before) {
      result.push(word);
      continue;
    }
    const end = grams.find(({ term }) => term === before.term.slice(-1) + word.term);
    result.push({ ...(end ?? word), term: before.term + word.term, share: 1, light: false });
  }
  return result;
}

function shareOf({ term, df }: QueryTerm, writtenFor: WrittenFor): number {
  const kind = classOf(term);
  if (term === '' || kind === 'function' || IS_GRAMMAR.test(term)) return 0;
  if (kind === 'light') return df > 0 || writtenFor(term).length > 0 ? LIGHT : 0;
  return term.length === 1 ? SINGLE : 1;
}

/** Whether every character of a word belongs to one of the words inside it, grammar at its edges apart. */
function isMadeUpOf(word: string, inner: readonly QueryTerm[]): boolean {
  const rest = inner.reduce((left, { term }) => left.replace(term, '·'.repeat(term.length)), word);
  return inner.length > 0 && /^·+$/.test(rest.replace(BEFORE, '').replace(AFTER, ''));
}

/** Auxiliaries, aspect marks and place words that a dictionary without the whole word glues to its neighbour. */
const BEFORE = /^[要会有能得想把被给让是在很太就也都还不没一前后里上下中再又可该]+/;
const AFTER = /[完好掉到过了着成给要会有能得吗呢吧些个的前后里时]+$/;

/** What may be grammar at the edge of a word that only segmentation made, and may not in 先生 or 上门. */
const GUESSED_BEFORE =
  /^[要会有能得想把被给让是在很太就也都还不没一前后里上下中再又可该先从按跟去来这那真挺老总光只仅算]+/;
const GUESSED_AFTER = /[完好掉到过了着成给要会有能得吗呢吧些个的前后里时上下是在句分共各]+$/;

/** 前要, 后会: nothing but grammar, glued together. */
const IS_GRAMMAR = /^[要会有能得把被给让是在都还前后里上下中再又可该]{2}$/;

function withoutGrammar(
  word: QueryTerm,
  inner: readonly QueryTerm[],
  grams: readonly QueryTerm[],
  writtenFor: WrittenFor,
): QueryTerm {
  if (writtenFor(word.term).length > 0) return word;
  const grammar = inner.filter(({ term }) => classOf(term) === 'function');
  const bare = grammar.reduce((left, { term }) => left.replace(term, ''), word.term);
  const [before, after] = word.guessed ? [GUESSED_BEFORE, GUESSED_AFTER] : [BEFORE, AFTER];
  const term = bare.length < word.term.length ? bare : bare.replace(before, '').replace(after, '');
  if (term === word.term) return word;
  return partOf(word, term, grams);
}

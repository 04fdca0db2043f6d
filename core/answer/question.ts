import { ANY_NUMERAL } from '../documents/numerals.ts';
import type { QueryTerm, Retrieval } from '../retrieval/retrieval.ts';
import { askingClause } from './asking-clause.ts';
import { type ContentWord, contentWords } from './content-words.ts';
import { type Cue, cuesIn } from './cues.ts';
import { LIMITS, type Limits } from './limits.ts';
import { formOf, type QuestionForm } from './question-type.ts';
import { rephrasingsOf, type WrittenFor, writtenIn } from './written-for.ts';

/** A word that the evidence should hold, with its share of the question: the weights of a question add up to 1. */
export type QuestionWord = {
  term: string;
  weight: number;
  /** What finding it would tell: 1 for a word that no passage has, less for what many have; the same scale in any collection. */
  information: number;
  /** The same where it is found in another way: no more than the rarest of these ways would tell. */
  otherwise: number;
  /** Its characters (of longer words also its bigrams) with their shares of it, adding up to 1. */
  parts: { term: string; share: number; written: readonly string[] }[];
  /** Words that documents write instead. */
  written: readonly string[];
};

/** A question as composition sees it. */
export type Question = QuestionForm & {
  /** Folded, fillers removed. */
  text: string;
  words: QuestionWord[];
  cues: Cue[];
  /** Names and numbers that stand for one particular thing: Latin words, model numbers, long digit strings. */
  anchors: string[];
  /** A number of what is counted: 几个学时 → 6学时, 四个学时. */
  counted?: RegExp;
  /** How long what answers it may be. */
  limits: Limits;
};

/**
 * Weighs what a question is about:
 *
 *   weight(w) = share(w) · (½ + idf(w)) / Σ share · (½ + idf)            shares: `content-words.ts`
 *
 * The ½ keeps a word that every passage of a small collection has from counting nothing.
 */
export function questionOf(
  { query, terms, rephrasings }: Pick<Retrieval, 'query' | 'terms' | 'rephrasings'>,
  limits: Limits = LIMITS,
): Question {
  const writtenFor = writtenIn(rephrasings);
  const found = contentWords({ query, terms, rephrasings });
  const asking = askingClause(query);
  const inAsking = found.some(({ term, light }) => !light && asking.includes(term));
  const mass = ({ term, share, idf }: ContentWord) =>
    share * (FLOOR + idf) * (inAsking && !asking.includes(term) ? BESIDE : 1);
  const massOf = (words: readonly ContentWord[]) => words.reduce((sum, word) => sum + mass(word), 0);
  const heavy = massOf(found.filter(({ light }) => !light));
  const light = massOf(found) - heavy;
  const lighter = heavy > 0 && light > LIGHT_LIMIT * heavy ? (LIGHT_LIMIT * heavy) / light : 1;
  const total = heavy + light * lighter;
  const idfOf = idfIn(found);
  const rarest = FLOOR + idfOf(0);
  /** Of what finding a word would tell, the share that is left where it is found in another way. */
  const left = ({ term, idf }: ContentWord) => {
    const ways = rephrasingsOf(term, rephrasings).map((way) => (FLOOR + idfOf(way.rarest)) / (FLOOR + idf));
    return ways.length === 0 ? 1 : Math.min(1, Math.max(...ways));
  };
  const words = found.map((word) => ({
    term: word.term,
    information: mass(word) / rarest,
    otherwise: (left(word) * mass(word)) / rarest,
    weight: (mass(word) * (word.light ? lighter : 1)) / total,
    parts: partsOf(word.term, terms.grams, writtenFor),
    written: writtenFor(word.term),
  }));
  return {
    ...formOf(query),
    text: query,
    words,
    cues: cuesIn(query),
    anchors: anchorsIn(query),
    ...countedIn(query, words),
    limits,
  };
}

/** What is counted stands behind 几 or 多少, or behind the measure word after it. */
function countedIn(query: string, words: readonly QuestionWord[]): Pick<Question, 'counted'> {
  const [, behind = ''] = /(?:几|多少)(\p{Script=Han}+)/u.exec(query) ?? [];
  const isCounted = ({ term }: QuestionWord) =>
    term.length > 1 && (behind.startsWith(term) || behind.startsWith(term, 1));
  const thing = words.find(isCounted)?.term;
  return thing === undefined ? {} : { counted: new RegExp(`[${ANY_NUMERAL}两万半]\\s*\\p{Script=Han}?${thing}`, 'u') };
}

/** The idf of what occurs in so many passages; by its definition, any one word tells: idf(d) = idf + ln((df + ½) / (d + ½)). */
const idfIn =
  ([any]: readonly QueryTerm[]) =>
  (df: number): number =>
    any ? any.idf + Math.log((any.df + 0.5) / (df + 0.5)) : 0;

const FLOOR = 0.5;
/** A circumstance told beside the question counts less than what is asked. */
const BESIDE = 0.7;
/** However many light words a question has, they count no more than this share of the others. */
const LIGHT_LIMIT = 0.8;

/** A rare character says more about where its word is meant: 苹 of 苹果, not 果, which 如果 has too. */
function partsOf(word: string, grams: readonly QueryTerm[], writtenFor: WrittenFor): QuestionWord['parts'] {
  const length = word.length > 2 ? 2 : 1;
  const parts = word.length === 1 ? [] : grams.filter(({ term }) => term.length === length && word.includes(term));
  const total = parts.reduce((sum, { idf }) => sum + idf, 0);
  return total === 0 ? [] : parts.map(({ term, idf }) => ({ term, share: idf / total, written: writtenFor(term) }));
}

/** Weighted share of the words that a folded text holds, 0..1. */
export const coverage = (words: readonly QuestionWord[], folded: string): number =>
  coveredBy(
    words,
    words.map((word) => trace(word, folded)),
  );

/** The same from traces: those of several texts may be joined word by word first, the greater one counting. */
export const coveredBy = (words: readonly QuestionWord[], traces: readonly number[]): number =>
  words.reduce((sum, { weight }, i) => sum + weight * (traces[i] ?? 0), 0);

/**
 * How much of a word is in a text: 1 for the word, less for another way to write it, for its characters near each other
 * (退货 in 退换货, 低价 in 价格低, 签合同 in 签个合同) or for some of its parts (维修单 in 维修工单, 保存 in 保管).
 */
export function trace({ term, parts, written }: QuestionWord, folded: string): number {
  if (folded.includes(term)) return term.length === 1 ? SINGLE : 1;
  if (written.some((other) => folded.includes(other))) return term.length === 1 ? SINGLE : WRITTEN;
  if (parts.length === 0) return 0;
  if (term.length <= 4 && isApart(term, folded)) return 0.7;
  let share = 0;
  for (const part of parts) if (holds(part, folded)) share += part.share;
  return (term.length === 2 ? 0.3 : 0.7) * share;
}

/** Another way to write a word. */
const WRITTEN = 0.7;
/** A single character, which may be part of another word, or the longer word that is written for it. */
const SINGLE = 0.85;

const holds = ({ term, written }: { term: string; written: readonly string[] }, folded: string): boolean =>
  folded.includes(term) || written.some((other) => folded.includes(other));

const APART = 2;
/** 、 between single characters does not part them: 退、换、货. */
const PAUSE = /[,，。;；:：]|[^、]{2}、[^、]{2}/;

/** All characters within two more than the word is long, in any order, nothing between that parts them. */
function isApart(term: string, folded: string): boolean {
  const [first = '', ...others] = term;
  for (let at = folded.indexOf(first); at !== -1; at = folded.indexOf(first, at + 1)) {
    const start = Math.max(0, at - APART - 1);
    const around = folded.slice(start, at + term.length + APART + 1);
    const places = others.map((other) => around.indexOf(other));
    if (places.includes(-1)) continue;
    const between = around.slice(Math.min(at - start, ...places), Math.max(at - start, ...places) + 1);
    if (!PAUSE.test(between)) return true;
  }
  return false;
}

const NAMES =
  /第[〇零一二两三四五六七八九十百千\d]+[编章节条款]|[a-z][a-z+.-]*(?:[ -]?\d+[a-z\d]*)?|\d+[a-z][a-z\d]*|\d{4,}/g;

/** `iphone 17 保修几年` → [`iphone`, `17`]; `e9` → [`e9`]; `买了40天` → none: an amount is a circumstance, not a name;
 * `第二十五条写了什么` → [`第二十五条`]. */
function anchorsIn(folded: string): string[] {
  return (folded.match(NAMES) ?? []).flatMap((name) => {
    const parts = name.startsWith('第') ? [name] : (name.match(/[a-z+.]+|\d+/g) ?? []);
    const long = parts.filter((part) => part.length > 1);
    return long.length > 0 || name.length === 1 ? long : [name];
  });
}

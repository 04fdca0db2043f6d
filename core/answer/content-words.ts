import type { QueryTerm, Retrieval } from '../retrieval/retrieval.ts';
import { classOf } from './function-words.ts';

/** A word of the question that the evidence should hold, and how much it counts before its idf. */
export type ContentWord = QueryTerm & { share: number };

const LIGHT = 1 / 4;
const SINGLE = 1 / 2;
const COMPOUND = 1 / 2;

/**
 * What a person would underline in a question. From the segmented words, which overlap (售后服务 also gives 售后, 服务):
 *
 *   function words             left out
 *   light words                ¼, and only where the documents use them
 *   a word with words inside   ½ beside them; left out where no document has it and they make up the whole of it
 *   a word no document has     without the grammar that segmentation left on it: 寄修要 → 寄修, 修完 → 修
 *   a single character         ½, and two that the documents write together are one word
 */
export function contentWords({ words, grams }: Retrieval['terms']): ContentWord[] {
  const found = new Map<string, ContentWord>();
  for (const word of words) {
    const inner = words.filter(({ term }) => term !== word.term && word.term.includes(term));
    if (word.df === 0 && isMadeUpOf(word.term, inner)) continue;
    const bare = word.df === 0 ? withoutGrammar(word, inner, grams) : word;
    const share = shareOf(bare, inner.length > 0 && word.df > 0);
    if (share > 0 && !found.has(bare.term)) found.set(bare.term, { ...bare, share });
  }
  return joinPairs([...found.values()], grams);
}

/** 寄, 修 → 寄修 where the documents write the two together: a word that the dictionary lacks. */
function joinPairs(words: readonly ContentWord[], grams: readonly QueryTerm[]): ContentWord[] {
  const result: ContentWord[] = [];
  for (const word of words) {
    const last = result.at(-1);
    const pair = last?.term.length === 1 && word.term.length === 1 ? last.term + word.term : '';
    const together = grams.find(({ term, df }) => term === pair && df > 0);
    if (together) result[result.length - 1] = { ...together, share: 1 };
    else result.push(word);
  }
  return result;
}

function shareOf({ term, df }: QueryTerm, isCompound: boolean): number {
  const kind = classOf(term);
  if (term === '' || kind === 'function') return 0;
  if (kind === 'light') return df > 0 ? LIGHT : 0;
  if (isCompound) return COMPOUND;
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

function withoutGrammar(word: QueryTerm, inner: readonly QueryTerm[], grams: readonly QueryTerm[]): QueryTerm {
  const grammar = inner.filter(({ term }) => classOf(term) === 'function');
  const bare = grammar.reduce((left, { term }) => left.replace(term, ''), word.term);
  const term = bare.length < word.term.length ? bare : bare.replace(BEFORE, '').replace(AFTER, '');
  if (term === word.term) return word;
  return grams.find((gram) => gram.term === term) ?? { ...word, term };
}

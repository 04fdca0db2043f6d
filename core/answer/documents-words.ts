import type { Generation } from '../generation/generation.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { isEveryday, writtenForSaid } from './everyday-words.ts';
import { classOf } from './function-words.ts';

const LONGEST = 4;

/**
 * A question in the documents' own words: an everyday word that no document has gives way to the first of its written
 * forms that one has.
 *
 *   网购的东西怎么选售后  →  线上的东西怎么选售后
 *   能不能养狗            →  能不能养犬
 *
 * Search then finds what the visitor meant; a word that the documents use is never touched.
 */
export function inDocumentsWords(
  question: string,
  analyzer: Pick<Analyzer, 'words'>,
  used: ReadonlySet<string>,
): string {
  const written = (said: string) =>
    used.has(said) ? undefined : writtenForSaid(said).find((other) => used.has(other));
  let rewritten = question;
  for (const word of analyzer.words(question)) {
    if (word.length > LONGEST || classOf(word) !== 'content') continue;
    const whole = written(word);
    const parts = [...word].map((said) => (word.length > 1 ? written(said) : undefined) ?? said);
    rewritten = rewritten.replace(word, whole ?? parts.join(''));
  }
  return rewritten;
}

/** The everyday words, and their written forms, that the documents of a generation use. */
export function everydayWordsIn({ terms }: Pick<Generation, 'terms'>): ReadonlySet<string> {
  return new Set([...terms.words.vocabulary, ...terms.grams.vocabulary].filter(isEveryday));
}

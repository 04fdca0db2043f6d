import type { SynonymRow } from './lexicon-rows.ts';

/**
 * What people say, and what documents write for it.
 *
 *   保修 ⇥ 质保 ⇥ 包修           one meaning: each may be found as any other        (⇥ is a tab)
 *   弄丢 ⇥ 丢了 => 遗失 ⇥ 灭失   one way: what is said on the left may be found as what is written on the right
 *
 * A phrase may stand in several rows; it then has the other ways of all of them, and of nothing further: rows are not
 * chained. Phrases are folded (`fold.ts`) when they are read, so that a row may be written in either script.
 */
export type Lexicon = {
  /** Other ways to put a folded word or phrase, each once, in the order of the rows; empty for most. */
  otherWays(phrase: string): readonly string[];
  /** Whether any row has this phrase, on either side. */
  has(phrase: string): boolean;
  /** Every phrase of the rows, each once. */
  phrases(): Iterable<string>;
  /** UTF-16 code units of the longest phrase with other ways that begins with this character; 0 where there is none. */
  longestFrom(character: string): number;
};

/** Where the lexicon in force is found. The same object until its rows change. */
export type LexiconSource = { current(): Lexicon };

export function createLexicon(rows: readonly SynonymRow[]): Lexicon {
  const saidIn = new Map<string, SynonymRow[]>();
  const known = new Set<string>();
  const longest = new Map<string, number>();
  for (const row of rows) {
    for (const phrase of row.said) {
      const others = saidIn.get(phrase);
      if (others) others.push(row);
      else saidIn.set(phrase, [row]);
      const first = phrase[0] as string;
      known.add(phrase);
      longest.set(first, Math.max(longest.get(first) ?? 0, phrase.length));
    }
    for (const phrase of row.written) known.add(phrase);
  }
  return {
    otherWays(phrase) {
      const ways = saidIn.get(phrase)?.flatMap((row) => row.written) ?? [];
      return [...new Set(ways)].filter((way) => way !== phrase);
    },
    has: (phrase) => known.has(phrase),
    phrases: () => known,
    longestFrom: (character) => longest.get(character) ?? 0,
  };
}

/** A source whose rows never change. */
export function fixedLexicon(rows: readonly SynonymRow[] = []): LexiconSource {
  const lexicon = createLexicon(rows);
  return { current: () => lexicon };
}

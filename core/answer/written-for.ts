import type { Rephrasing } from '../retrieval/rephrase.ts';

/** What the documents write for a word of the question; empty for most. */
export type WrittenFor = (word: string) => readonly string[];

/**
 * A word has the other ways of the stretch that it is, or that it is at least half of: what 坏了 is written as, 坏 is;
 * 期 of 保修期 is not.
 */
export const writtenIn =
  (rephrasings: readonly Rephrasing[]): WrittenFor =>
  (word) =>
    rephrasingsOf(word, rephrasings).flatMap(({ written }) => written);

export const rephrasingsOf = <One extends Rephrasing>(word: string, rephrasings: readonly One[]): One[] =>
  rephrasings.filter(({ said }) => said.includes(word) && 2 * word.length >= said.length);

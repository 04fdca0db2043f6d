import { contradicts } from '../answer/disagreement/contradicts.ts';
import { readStatement, type Statement } from '../answer/disagreement/statement.ts';
import { createEvidenceReader, type Evidence } from '../answer/evidence.ts';
import { createValidity } from '../answer/validity.ts';
import type { Generation } from '../generation/generation.ts';
import type { Analyzer } from '../text/analyzer.ts';

/** Two sentences that cannot both hold. */
export type Contradiction = { a: Evidence; b: Evidence };

/** From so many sentences on, a word says little about what a sentence is about. */
const COMMON = 120;
/** Of the words of the shorter sentence, the share that two which are compared have in common. */
const SHARED = 0.5;

/**
 * Sentences of documents in force on a day (ISO) that contradict each other, as `core/answer/disagreement` judges it: of two
 * documents, or under two headings of one. Only pairs that have words in common are compared:
 *
 *   手机 7日内 退货    {手机, 退货}   ┐ half of the words
 *   手机 15天内 退货   {手机, 退货}   ┘ or more: compared
 *
 * Words that very many sentences have bring no pair together, so that the time grows with the text.
 */
export function contradictions(generation: Generation, analyzer: Analyzer, day: string): Contradiction[] {
  const absent = createValidity(generation.documents).absentOn(day);
  const reader = createEvidenceReader(generation, analyzer);
  const told = generation.passages
    .filter(({ documentId }) => !absent.has(documentId))
    .flatMap((passage) => {
      const hit = { passage, row: 0, score: 1, legs: { grams: 0, words: 0, dense: 0 } };
      return reader.open([hit]).filter((unit) => unit.passage.id === passage.id);
    })
    .filter(({ form }) => !form.asks && !form.announces)
    .map((unit): Told => {
      const statement = readStatement(unit, reader.fold(paragraphBefore(unit)), analyzer.words);
      return { unit, statement, words: [...new Set(statement.clauses.flatMap(({ words }) => words))] };
    });
  return pairsOf(told).flatMap(([a, b]) =>
    areApart(a.unit, b.unit) && contradicts(a.statement, b.statement) ? [{ a: a.unit, b: b.unit }] : [],
  );
}

type Told = { unit: Evidence; statement: Statement; words: string[] };

/** What stands before a sentence on its line. */
const paragraphBefore = ({ document: { text }, start }: Evidence): string =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start);

/** What stands under one heading goes together; what holds for different things is for different readers. */
function areApart(a: Evidence, b: Evidence): boolean {
  if (a.document.id === b.document.id) return a.headings !== b.headings;
  const [mine, theirs] = [a.document.appliesTo, b.document.appliesTo];
  return !mine || !theirs || mine.some((one) => theirs.includes(one));
}

function pairsOf(told: readonly Told[]): [Told, Told][] {
  const posted = new Map<string, number[]>();
  for (const [at, { words }] of told.entries())
    for (const word of words) {
      const list = posted.get(word);
      if (list) list.push(at);
      else posted.set(word, [at]);
    }
  return told.flatMap((one, at) => {
    const shared = new Map<number, number>();
    for (const word of one.words) {
      const list = posted.get(word) ?? [];
      if (list.length > COMMON) continue;
      for (const other of list) if (other > at) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].flatMap(([other, count]): [Told, Told][] => {
      const partner = told[other];
      return partner && count >= SHARED * Math.min(one.words.length, partner.words.length) ? [[one, partner]] : [];
    });
  });
}

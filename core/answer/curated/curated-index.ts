import type { StoredDocument } from '../../documents/document.ts';
import type { CuratedAnswer } from '../../generation/curated-answer.ts';
import type { Analyzer } from '../../text/analyzer.ts';
import type { Lexicon, LexiconSource } from '../../text/lexicon.ts';
import { memoised } from '../memoised.ts';
import { createValidity, inForce } from '../validity.ts';
import { AFTER, askedIn, GRAMMAR, lettersOf, plainQuestion } from './asked.ts';
import type { CuratedAnswers } from './curated-answers.ts';
import { isSameQuestion, type Wording, wordingOf } from './same-question.ts';

/**
 * The approved answers of one generation, found by an inverted index of the characters of their questions:
 *
 *   asked  质保几年     质 or 保 {2, 7}   保 {1, 2, 7, 9}     both: 2, 7     compared in full: 2
 *
 * Of those that share the rarest character of what is asked, or another way to put it, one that lacks another is passed over; the
 * rest are taken apart once, when first looked at. 5,000 approved questions take 50 ms to index, which is done for the first
 * question and again when the lexicon has changed, and a third of a millisecond to search.
 */
export function createCuratedIndex(answers: readonly CuratedAnswer[], parts: CuratedIndexParts): CuratedAnswers {
  const { documents, analyzer, lexicon } = parts;
  const validity = createValidity(documents);
  const questions = answers.flatMap((answer) => answer.questions.map((question) => ({ answer, question })));
  let index: Index | undefined;

  function current(): Index {
    const words = lexicon.current();
    if (index?.lexicon !== words) index = indexOf(questions, words, analyzer);
    return index;
  }

  const isInForce = (answer: CuratedAnswer, day: string): boolean => {
    const absent = validity.absentOn(day);
    const isThere = (id: string) => documents.has(id) && !absent.has(id);
    return inForce(answer, day) && answer.citations.every(({ documentId }) => isThere(documentId));
  };

  return {
    async find(question, day) {
      if (question.length > LONGEST) return undefined;
      const { alike, reworded } = current();
      const inForceOf = (rows: readonly number[]) => {
        const found = new Set(rows.flatMap((row) => questions[row]?.answer ?? []));
        return [...found].filter((answer) => day === undefined || isInForce(answer, day));
      };
      const same = inForceOf(alike(question));
      const [only, ...others] = same.length > 0 ? same : inForceOf(reworded(question));
      return others.length === 0 ? only : undefined;
    },
  };
}

export type CuratedIndexParts = {
  /** Of the generation that the answers belong to. */
  documents: ReadonlyMap<string, StoredDocument>;
  analyzer: Analyzer;
  lexicon: LexiconSource;
};

/** What is longer is a story and no question that was approved. UTF-16 code units. */
const LONGEST = 200;

/** Finds rows of a list of questions. */
type Index = {
  lexicon: Lexicon;
  /** Those with the same letters. */
  alike(question: string): readonly number[];
  /** Those that ask the same. */
  reworded(question: string): number[];
};

function indexOf(questions: readonly { question: string }[], lexicon: Lexicon, analyzer: Analyzer): Index {
  const byLetters = new Map<string, number[]>();
  const byCharacter = new Map<string, number[]>();
  const posted = questions.map(({ question }, row) => {
    const text = plainQuestion(question, analyzer);
    const characters = new Set(text.split(''));
    post(byLetters, lettersOf(text), row);
    for (const character of characters) post(byCharacter, character, row);
    return characters;
  });
  const rowsWith = (start: string): readonly number[] => byCharacter.get(start) ?? [];
  const countOf = (starts: readonly string[]) => starts.reduce((sum, start) => sum + rowsWith(start).length, 0);
  const read = (question: string) => wordingOf(askedIn(question, analyzer), lexicon);
  const wordingAt = memoised((row: number) => read(questions[row]?.question ?? ''));
  return {
    lexicon,
    alike: (question) => byLetters.get(lettersOf(plainQuestion(question, analyzer))) ?? [],
    reworded(question) {
      const asked = read(question);
      const places = startsOf(asked);
      const [rarest = []] = [...places].sort((one, other) => countOf(one) - countOf(other));
      return [...new Set(rarest.flatMap(rowsWith))]
        .filter((row) => places.every((starts) => starts.some((start) => posted[row]?.has(start))))
        .filter((row) => isSameQuestion(asked, wordingAt(row)));
    },
  };
}

function post(postings: Map<string, number[]>, key: string, row: number): void {
  const rows = postings.get(key);
  if (rows) rows.push(row);
  else postings.set(key, [row]);
}

/** For each character of content: itself, and what other ways to put it begin with. */
function startsOf({ text, content, stretches }: Wording): string[][] {
  return text.split('').flatMap((character, at) => {
    if (content[at] === GRAMMAR || character === AFTER) return [];
    const around = stretches.filter(({ start, end }) => start <= at && at < end);
    const ways = around.flatMap((stretch) => stretch.ways.map((way) => way[0] as string));
    return [[...new Set([character, ...ways])]];
  });
}

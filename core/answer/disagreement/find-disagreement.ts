import { createLru } from '../lru.ts';
import { memoised } from '../memoised.ts';
import { coverage, type Question } from '../question.ts';
import { holdsValue } from '../question-type.ts';
import type { ScoredEvidence } from '../score-evidence.ts';
import { overlap, type Piece } from '../selection.ts';
import { contradicts } from './contradicts.ts';
import { readStatement, type Statement } from './statement.ts';

/** What an answer says, and sentences elsewhere that say otherwise. */
export type Disagreement = { said: ScoredEvidence; otherwise: ScoredEvidence[] };

/** One a generation: what was read of a sentence is kept. */
export type DisagreementFinder = {
  /**
   * Sentences of other documents or sections that contradict what was chosen for an answer, where the question asks about
   * it: they hold as much of the question and, where a kind of value is asked for, a value of that kind.
   */
  find(question: Question, pieces: readonly Piece[], evidence: readonly ScoredEvidence[]): Disagreement | undefined;
};

type Parts = { fold: (text: string) => string; wordsOf: (text: string) => string[] };

/** Of the chosen sentence's share of the question, what another one about the same must hold. */
const AS_MUCH = 0.7;
const OTHERS = 2;
const KEPT = 2000;

export function createDisagreementFinder({ fold, wordsOf }: Parts): DisagreementFinder {
  const statements = createLru<string, Statement>(KEPT);
  const statementOf = (unit: ScoredEvidence): Statement =>
    statements.of(`${unit.document.id}\n${unit.start}`, () =>
      readStatement(unit, fold(paragraphBefore(unit)), wordsOf),
    );

  return {
    find(question, pieces, evidence) {
      const heldBy = memoised(({ title, headings, lead, folded }: ScoredEvidence) =>
        coverage(question.words, [title, headings, lead?.folded ?? '', folded].join('\n')),
      );
      const stating = evidence.filter((unit) => mayState(question, unit));
      const chosen = stating.filter((unit) => pieces.some((piece) => overlap(unit, piece)));
      for (const said of [...chosen].sort((a, b) => b.score - a.score)) {
        const otherwise = stating
          .filter((unit) => isElsewhere(unit, said) && heldBy(unit) >= AS_MUCH * heldBy(said))
          .filter((unit) => contradicts(statementOf(said), statementOf(unit)))
          .sort((a, b) => b.score - a.score);
        if (otherwise.length > 0) return { said, otherwise: otherwise.slice(0, OTHERS) };
      }
      return undefined;
    },
  };
}

/** What stands before a sentence on its line. */
const paragraphBefore = ({ document: { text }, start }: ScoredEvidence): string =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start);

/** What stands under one heading goes together. */
const isElsewhere = (unit: ScoredEvidence, said: ScoredEvidence): boolean =>
  unit.document.id !== said.document.id || unit.headings !== said.headings;

/** Who and what have too many names to look for one. */
const UNNAMED = new Set<Question['value']>(['person', 'place', 'name']);

function mayState({ value }: Question, { folded, form }: ScoredEvidence): boolean {
  return !form.asks && !form.announces && (value === undefined || UNNAMED.has(value) || holdsValue(value, folded));
}

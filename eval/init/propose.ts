import type { Generation } from '../../core/generation/generation.ts';
import type { Question } from '../questions/question.ts';
import { fromHeadings } from './from-headings.ts';
import { fromLists } from './from-lists.ts';
import { fromSentences } from './from-sentences.ts';
import { type Proposal, questionOf } from './proposal.ts';

/**
 * A first question set from documents alone, for their owner to edit. It is honest about what it is: every question is
 * made of the document's own words and answered by the place it was made from, so it tests less than what people type.
 *
 *   headings that ask, lists, definitions, quantities ─► one of each kind a section ─► kinds in turn ─► documents in turn
 *
 * At most `most` questions, each tagged `draft`; `soundOf` has the last word on which are fit to be shown.
 */
export function proposeQuestions(
  { documents, passages }: Pick<Generation, 'documents' | 'passages'>,
  soundOf: (questions: readonly Question[]) => readonly Question[],
  most = 40,
): Question[] {
  const proposals = [...documents.values()].map((document) => {
    const own = passages.filter(({ documentId }) => documentId === document.id);
    const kinds = [fromHeadings(document, own), fromLists(document), fromSentences(document, own)];
    return inTurns(kinds.map(firstOfSection));
  });
  const distinct = firstOf(inTurns(proposals), ({ ask }) => ask);
  const sound = soundOf(distinct.map((proposal, i) => questionOf(proposal, `draft-${i}`)));
  return sound.slice(0, most).map((question, i) => ({ ...question, id: `draft-${String(i + 1).padStart(3, '0')}` }));
}

const firstOfSection = (proposals: readonly Proposal[]): Proposal[] =>
  firstOf(proposals, ({ path }) => JSON.stringify(path));

function firstOf(proposals: readonly Proposal[], keyOf: (proposal: Proposal) => string): Proposal[] {
  const seen = new Set<string>();
  return proposals.filter((proposal) => !seen.has(keyOf(proposal)) && seen.add(keyOf(proposal)));
}

/** One from each row in turn until all are empty. */
function inTurns<T>(rows: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat();
}

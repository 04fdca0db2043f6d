import { compose } from '../compose.ts';
import type { EvidenceReader } from '../evidence.ts';
import { closeList } from '../pick-list.ts';
import { pickSentences } from '../pick-sentences.ts';
import { coverage } from '../question.ts';
import { lengthOf, overlap, type Piece } from '../selection.ts';
import { ASKED, type AskedWords, askedOf, type Searched } from './searched.ts';

/**
 * What is said of one side, in at most `limit` characters where it is more than a few sentences:
 *
 *   nothing is asked but who it is, or nothing of what is asked is said   the paragraph or section about it
 *   its lead or heading says what is asked, and the best sentence no more  the list, or the section
 *   else                                                                  the sentences that say what is asked
 */
export function pickRow(searched: Searched, limit: number, reader: EvidenceReader): Piece[] {
  const { question, mark, evidence, units } = searched;
  const [best] = [...units].sort((a, b) => b.score - a.score);
  if (!best) return [];
  const { document, score, lead, folded } = best;
  const close = (list: (typeof document.lists)[number]) =>
    closeList({ list, document, score }, units, reader, limit).pieces;
  const own = document.lists.find((list) => list.lead?.end === best.end);
  if (own && folded.endsWith(':')) return close(own);

  const above = `${lead?.folded ?? ''}\n${best.headings}`;
  const asked = askedOf(searched);
  const isNamed = coverage(mark.words, `${above}\n${folded}`) - coverage(mark.words, above) >= NAMED;
  if (isAsWhole(asked, above, folded, isNamed)) {
    const around = lead && !isNamed && document.lists.find((list) => list.lead?.start === lead.start);
    const pieces = around ? close(around) : compose(question, units, reader).pieces;
    // A list that only names the side among others is not about it.
    const ofSide = pieces.every((piece) => units.some((unit) => overlap(unit, piece)));
    if (lengthOf(pieces) <= limit && ofSide) return pieces;
  }
  return pickSentences({ ...question, kind: 'comparison', words: [...asked.words] }, units, evidence);
}

/** Of what tells a side: a unit that has so much more of it than what stands above is about it in particular. */
const NAMED = 0.4;
/** Of what is asked: less is not said. */
const SAID = 0.4;
/** … and so much is said where it stands above a unit already, */
const ABOVE = 0.5;
/** … which is most of what the two say together. */
const ABOVE_ALONE = 0.75;

function isAsWhole({ words, weight }: AskedWords, above: string, folded: string, isNamed: boolean): boolean {
  const said = coverage(words, `${above}\n${folded}`);
  const saidAbove = coverage(words, above);
  if (weight < ASKED || said < SAID * weight) return true;
  return !isNamed && saidAbove >= ABOVE * weight && saidAbove >= ABOVE_ALONE * said;
}

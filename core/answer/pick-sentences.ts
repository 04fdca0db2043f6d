import { completeSentences } from './complete-sentences.ts';
import { longest, MANY_ENTRIES } from './enumeration.ts';
import { withLead } from './evidence.ts';
import { coverage, type Question, trace } from './question.ts';
import { hasShape, holdsValue, type ValueKind } from './question-type.ts';
import { sameLine } from './same-line.ts';
import { BROAD, type ScoredEvidence } from './score-evidence.ts';
import { lengthOf, type Piece, roomFor } from './selection.ts';
import { similarity } from './similarity.ts';

/** Relevance against novelty in MMR (Carbonell & Goldstein 1998). */
const LAMBDA = 0.75;
/** A further sentence must come this close to the best one. */
const CLOSE_TO_BEST = 0.27;
/** … and hold this much of the question that the chosen ones do not. */
const NEW_COVERAGE = 0.08;
/**
 * … and in another document as much of the question as the best one, and all that the best one's title and headings name of it: two
 * halves of two documents are no answer.
 */
const ALONE = 0.9;
const HELD = 0.7;
/** Share of the question that names a paragraph's subject. */
const NAMED = 0.5;
/** Scores closer than this tell nothing. */
const ALIKE = 0.05;

/** How many sentences answer, at the most. */
const SENTENCES: Partial<Record<Question['kind'], number>> = {
  value: 2,
  definition: 2,
  wording: 1,
  'yes-no': 2,
  how: 4,
  other: 3,
};

/**
 * The sentences that answer, in at most as many characters as there is room for. Empty only where there is no evidence. `source`: the evidence with
 * what stands between, where only some of it may be chosen.
 */
export function pickSentences(
  question: Question,
  evidence: readonly ScoredEvidence[],
  source: readonly ScoredEvidence[] = evidence,
): Piece[] {
  const room = Math.min(question.limits.explanation, roomFor(question));
  const ranked = [...evidence].sort((a, b) => b.score - a.score);
  const best =
    BROAD.has(question.kind) && question.kind !== 'wording' ? bestOpened(question, ranked, evidence) : ranked[0];
  if (!best) return [];
  const chosen = new Set<ScoredEvidence>(BROAD.has(question.kind) ? paragraphFrom(best, evidence, question) : [best]);
  if (question.each) for (const unit of likewise(best, ranked, room)) chosen.add(unit);
  const limit = namesThemAll(question, best) ? chosen.size : Math.max(chosen.size, SENTENCES[question.kind] ?? 3);
  while (chosen.size < limit) {
    const next = nextByMmr(question, ranked, best, chosen);
    if (!next || lengthOf([...chosen, next]) > room) break;
    chosen.add(next);
  }
  const whole = completeSentences(question, [...chosen], source, room);
  const leads = whole.flatMap(({ lead, document, score }) => (lead ? [{ ...lead, document, score }] : []));
  return lengthOf(whole) + lengthOf(uniqueBy(leads)) <= room ? [...uniqueBy(leads), ...whole] : whole;
}

/** A deduction may be told as a share. */
const tells = (value: ValueKind, unit: ScoredEvidence): boolean =>
  holdsValue(value, withLead(unit)) || (value === 'money' && holdsValue('percentage', unit.folded));

/** What stands under the same heading, best first: each case has its own sentence, and need not name what they have in common. */
function likewise(best: ScoredEvidence, ranked: readonly ScoredEvidence[], room: number): ScoredEvidence[] {
  const beside = ranked.filter(
    ({ document, headings, form }) => document.id === best.document.id && headings === best.headings && !form.announces,
  );
  return beside.filter((_, i) => lengthOf(beside.slice(0, i + 1)) <= room);
}

/** Of the sentences that score alike, the one whose paragraph opens with what is asked about. */
function bestOpened(
  question: Question,
  ranked: readonly ScoredEvidence[],
  evidence: readonly ScoredEvidence[],
): ScoredEvidence | undefined {
  const [top] = ranked;
  if (!top) return undefined;
  const opening = (unit: ScoredEvidence) => evidence.find((other) => sameLine(other, unit))?.folded ?? '';
  const alike = ranked.filter(({ score }) => score >= top.score - ALIKE);
  const opened = alike.map((unit) => coverage(question.words, opening(unit)));
  return alike[opened.indexOf(Math.max(...opened))];
}

/** A sentence that enumerates what a list question asks for is the answer; a further one only rides along. */
function namesThemAll({ kind, count }: Question, best: ScoredEvidence): boolean {
  return kind === 'list' && longest(best.form.enumerations) >= (count ?? MANY_ENTRIES);
}

function nextByMmr(
  question: Question,
  ranked: readonly ScoredEvidence[],
  best: ScoredEvidence,
  chosen: ReadonlySet<ScoredEvidence>,
): ScoredEvidence | undefined {
  const said = [...chosen].map((unit) => unit.folded).join('\n');
  const covered = coverage(question.words, said);
  const subject = question.words.filter((word) => trace(word, `${best.title}\n${best.headings}`) >= HELD);
  const value = question.value === undefined || !hasShape(question.value) ? undefined : question.value;
  const speaksOfIt = ({ title, headings, folded }: ScoredEvidence) =>
    subject.every((word) => trace(word, `${title}\n${headings}\n${folded}`) >= HELD);
  const fresh = ranked.filter(
    (unit) =>
      !chosen.has(unit) &&
      (value === undefined || tells(value, unit)) &&
      (unit.document.id === best.document.id || (unit.own >= ALONE * best.own && speaksOfIt(unit))) &&
      unit.score >= best.score - CLOSE_TO_BEST &&
      coverage(question.words, `${said}\n${unit.folded}`) - covered >= NEW_COVERAGE,
  );
  const gain = (unit: ScoredEvidence) => LAMBDA * unit.score - (1 - LAMBDA) * similarity(unit.folded, said);
  return fresh.reduce<ScoredEvidence | undefined>(
    (top, unit) => (top && gain(top) >= gain(unit) ? top : unit),
    undefined,
  );
}

/**
 * A paragraph of Chinese guidance opens with its subject and goes on without naming it again. Where its opening or the
 * heading is what the question names, a broad question wants the paragraph: whole, or from the best sentence on as far
 * as it fits.
 */
function paragraphFrom(
  best: ScoredEvidence,
  evidence: readonly ScoredEvidence[],
  question: Question,
): ScoredEvidence[] {
  const line = evidence.filter((unit) => sameLine(unit, best));
  const subject = `${best.headings}\n${line[0]?.folded ?? ''}`;
  if (coverage(question.words, subject) < NAMED) return [best];
  const whole = line.filter((unit) => !unit.form.announces);
  if (lengthOf(whole) <= question.limits.paragraph && whole.includes(best)) return whole;
  const later = line.slice(line.indexOf(best) + 1).filter((unit) => !unit.form.announces);
  const fitting = later.filter((_, i) => lengthOf([best, ...later.slice(0, i + 1)]) <= question.limits.paragraph);
  return [best, ...fitting];
}

const uniqueBy = (pieces: readonly Piece[]): Piece[] => [
  ...new Map(pieces.map((piece) => [`${piece.document.id} ${piece.start}`, piece])).values(),
];

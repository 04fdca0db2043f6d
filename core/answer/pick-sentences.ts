import { dependsOnPrevious } from './dependence.ts';
import { coverage, type Question } from './question.ts';
import type { ScoredEvidence } from './score-evidence.ts';
import { ANSWER_LIMIT, lengthOf, type Piece } from './selection.ts';

/** Relevance against novelty in MMR (Carbonell & Goldstein 1998). */
const LAMBDA = 0.75;
/** A further sentence must come this close to the best one. */
const CLOSE_TO_BEST = 0.7;
/** … and hold this much of the question that the chosen ones do not. */
const NEW_COVERAGE = 0.08;
/** Share of the question that names a paragraph's subject. */
const NAMED = 0.5;
/** How much of a paragraph a broad question may take. */
const PARAGRAPH_LIMIT = 300;

const LIMITS: Partial<Record<Question['kind'], number>> = {
  value: 2,
  definition: 2,
  wording: 1,
  'yes-no': 2,
  how: 4,
  other: 3,
};
const BROAD = new Set<Question['kind']>(['how', 'list', 'other', 'wording', 'definition']);

/** The sentences that answer, at most `ANSWER_LIMIT` characters. Empty only where there is no evidence. */
export function pickSentences(question: Question, evidence: readonly ScoredEvidence[]): Piece[] {
  const ranked = [...evidence].sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best) return [];
  const chosen = new Set<ScoredEvidence>(BROAD.has(question.kind) ? paragraphFrom(best, evidence, question) : [best]);
  const limit = Math.max(chosen.size, LIMITS[question.kind] ?? 3);
  while (chosen.size < limit) {
    const next = nextByMmr(question, ranked, best, chosen);
    if (!next || lengthOf([...chosen, next]) > ANSWER_LIMIT) break;
    chosen.add(next);
  }
  return withPrevious([...chosen], evidence);
}

function nextByMmr(
  question: Question,
  ranked: readonly ScoredEvidence[],
  best: ScoredEvidence,
  chosen: ReadonlySet<ScoredEvidence>,
): ScoredEvidence | undefined {
  const said = [...chosen].map((unit) => unit.folded).join('\n');
  const covered = coverage(question.words, said);
  const fresh = ranked.filter(
    (unit) =>
      !chosen.has(unit) &&
      unit.score >= CLOSE_TO_BEST * best.score &&
      coverage(question.words, `${said}\n${unit.folded}`) - covered >= NEW_COVERAGE,
  );
  const value = (unit: ScoredEvidence) => LAMBDA * unit.score - (1 - LAMBDA) * similarity(unit.folded, said);
  return fresh.reduce<ScoredEvidence | undefined>(
    (top, unit) => (top && value(top) >= value(unit) ? top : unit),
    undefined,
  );
}

/** Share of a text's bigrams that another text has. */
function similarity(text: string, other: string): number {
  const grams = text.length - 1;
  if (grams < 1) return 0;
  let shared = 0;
  for (let i = 0; i < grams; i++) if (other.includes(text.slice(i, i + 2))) shared++;
  return shared / grams;
}

/**
 * A paragraph of Chinese guidance opens with its subject and goes on without naming it again. Where the opening or the
 * heading is what the question names, a broad question wants the paragraph, as far as it fits.
 */
function paragraphFrom(
  best: ScoredEvidence,
  evidence: readonly ScoredEvidence[],
  question: Question,
): ScoredEvidence[] {
  if (coverage(question.words, `${best.headings}\n${best.folded}`) < NAMED) return [best];
  const line = evidence.filter((unit) => sameLine(unit, best));
  const whole = lengthOf(line) <= PARAGRAPH_LIMIT;
  if (whole && coverage(question.words, best.headings) >= NAMED) return line;
  const later = line.slice(line.indexOf(best) + 1);
  if (line[0] !== best || later.some((unit) => unit.own >= best.own)) return [best];
  const fitting = later.filter((_, i) => lengthOf([best, ...later.slice(0, i + 1)]) <= PARAGRAPH_LIMIT);
  return [best, ...fitting];
}

function sameLine(a: ScoredEvidence, b: ScoredEvidence): boolean {
  if (a.document.id !== b.document.id) return false;
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return first === second || !a.document.text.slice(first.end, second.start).includes('\n');
}

/** A sentence that leans on those before it brings them along, or else is left out when it is not the only one. */
function withPrevious(chosen: ScoredEvidence[], evidence: readonly ScoredEvidence[]): ScoredEvidence[] {
  const result = new Set(chosen);
  for (const unit of chosen) {
    const needed = leansOn(unit, evidence).filter((before) => !result.has(before));
    if (lengthOf([...result, ...needed]) <= ANSWER_LIMIT) for (const before of needed) result.add(before);
    else if (result.size > 1) result.delete(unit);
  }
  return [...result];
}

/** The sentences before a leaning one, up to the first that stands alone. */
function leansOn(unit: ScoredEvidence, evidence: readonly ScoredEvidence[]): ScoredEvidence[] {
  const before: ScoredEvidence[] = [];
  let first = unit;
  while (dependsOnPrevious(first.folded)) {
    const previous = evidence[evidence.indexOf(first) - 1];
    if (!previous || previous.document.id !== unit.document.id || previous.headings !== unit.headings) break;
    before.push(previous);
    first = previous;
  }
  return before;
}

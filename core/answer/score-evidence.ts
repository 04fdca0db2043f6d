import { dependsOnPrevious } from './dependence.ts';
import { enumerated, MANY_ENTRIES, withoutEntries } from './enumeration.ts';
import type { Evidence } from './evidence.ts';
import { coveredBy, type Question, trace } from './question.ts';
import { holdsValue } from './question-type.ts';

export type ScoredEvidence = Evidence & {
  /** How well this unit answers, about 0..1.2. */
  score: number;
  /** Weighted share of the question's terms that the unit itself holds, 0..1. */
  own: number;
};

/**
 * How well each unit answers the question:
 *
 *   score = 0.30 · own + 0.35 · under its headings + 0.20 · among its neighbours + 0.15 · score of its passage + form
 *
 * The first three are coverages, idf-weighted shares of the question's terms: of the unit alone, of the unit with the headings
 * above it (a sentence under 退货 need not say 退货), and with the sentences before and after. A unit that is or names the one thing asked for
 * (第十条, a model number) gains 0.3. `form` rewards what
 * this kind of question wants to see (a duration for 多久, an enumeration for 哪些) and takes off for what never answers:
 * a question put by the source, a term that is only one of many entries.
 */
export function scoreEvidence(question: Question, evidence: readonly Evidence[]): ScoredEvidence[] {
  const { words } = question;
  const tracesOf = (text: string) => words.map((word) => trace(word, text));
  const above = new Map<string, number[]>();
  const tracesAbove = (text: string): number[] => {
    const traces = above.get(text) ?? tracesOf(text);
    above.set(text, traces);
    return traces;
  };
  const units: Traced[] = [];
  for (const unit of evidence) {
    const traces = tracesOf(unit.folded);
    const before = beside(units.at(-1), unit);
    const carried = before ? carriedOver(question, before.unit.folded, unit.folded) : 0;
    const inherited = words.map((_, i) => carried * (before?.said[i] ?? 0));
    units.push({ unit, traces, inherited, said: joined(traces, inherited) });
  }
  return units.map(({ unit, said, inherited }, i) => {
    const headed = joined(said, tracesAbove(unit.headings));
    const neighbours = [beside(units[i - 1], unit)?.traces, beside(units[i + 1], unit)?.traces];
    const around = [...neighbours, tracesAbove(unit.title)].reduce<number[]>(
      (all, other) => (other ? joined(all, other) : all),
      headed,
    );
    const own = coveredBy(words, said);
    const score =
      0.3 * own + 0.35 * coveredBy(words, headed) + 0.2 * coveredBy(words, around) + 0.15 * unit.passageScore;
    const named = question.anchors.some((name) => unit.headings.includes(name) || unit.folded.includes(name));
    return { ...unit, own, score: score + (named ? 0.3 : 0) + formBonus(question, unit.folded, own, inherited) };
  });
}

/** `said` joins the traces of the unit with those inherited from the sentence that it leans on. */
type Traced = { unit: Evidence; traces: number[]; inherited: number[]; said: number[] };

const beside = (other: Traced | undefined, unit: Evidence): Traced | undefined =>
  other && other.unit.document.id === unit.document.id && other.unit.headings === unit.headings ? other : undefined;

const joined = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, i) => Math.max(value, b[i] ?? 0));

/** A question that the source puts: what follows answers it. */
const ASKED = /\?[”"]?$/;
const CAUSE = /因为|由于|因此|所以|以便|以免|避免|从而|这样|防止|旨在|有助于|才能|原因|目的/;
/**
 * How much of what the sentence before is about holds for this one: all where it answers a question that the source put,
 * most where it speaks of 它 or 这, or gives the reason that is asked for.
 */
function carriedOver(question: Question, before: string, folded: string): number {
  if (ASKED.test(before)) return 1;
  return dependsOnPrevious(folded) || (question.kind === 'reason' && CAUSE.test(folded)) ? 0.8 : 0;
}

const ADVICE = /可以|应|请|需|要|通过|先|再|必须|不得|建议/;

function formBonus(question: Question, folded: string, own: number, inherited: readonly number[]): number {
  const covered = (text: string) =>
    coveredBy(
      question.words,
      joined(
        question.words.map((word) => trace(word, text)),
        inherited,
      ),
    );
  const about = (run: string) => covered(run) >= own / 2;
  const inPassing = enumerated(folded) >= MANY_ENTRIES && !about(withoutEntries(folded));
  return bonusOfKind(question, folded, about) - (ASKED.test(folded) ? 0.25 : 0) - (inPassing ? 0.2 : 0);
}

function bonusOfKind(question: Question, folded: string, about: (run: string) => boolean): number {
  switch (question.kind) {
    case 'value':
      return question.value && holdsValue(question.value, folded) ? 0.2 : -0.1;
    case 'list':
      return listBonus(question.count, enumerated(folded, about));
    case 'reason':
      return CAUSE.test(folded) ? 0.2 : -0.1;
    case 'definition':
      return question.words.some(({ term }) => defines(term, folded)) ? 0.15 : 0;
    case 'how':
      return ADVICE.test(folded) ? 0.05 : 0;
    default:
      return 0;
  }
}

function listBonus(wanted: number | undefined, found: number): number {
  if (found < 3) return -0.1;
  if (wanted === undefined) return 0.1;
  return found === wanted ? 0.2 : -0.1;
}

/** `安全召回,这是一种…`, `…，是指…`, `所谓…`: the term and then a copula, before the clause after next. */
function defines(term: string, folded: string): boolean {
  const at = folded.indexOf(term);
  return at >= 0 && /^[^,]{0,8},?(?:这?是|是?指|即|称为|旨在)/.test(folded.slice(at + term.length));
}

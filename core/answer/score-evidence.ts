import { asksForSanctions } from './cues.ts';
import { longest, MANY_ENTRIES } from './enumeration.ts';
import { type Evidence, withLead } from './evidence.ts';
import { ASKED_ABOVE, askedAbove, isBelowAnother } from './headings.ts';
import { memoised } from './memoised.ts';
import { missingValue, NUMERIC } from './missing-value.ts';
import { CONTRARY, isContrary, refusedIn } from './polarity.ts';
import { coverage, coveredBy, type Question, trace } from './question.ts';
import { holdsValue, type ValueKind } from './question-type.ts';
import type { SentenceForm } from './sentence-form.ts';

export type ScoredEvidence = Evidence & {
  /** How well this unit answers, about 0..2. */
  score: number;
  /** Weighted share of the question's terms that the unit itself holds, 0..1. */
  own: number;
};

/** Kinds of question that ask about a subject rather than for one fact. */
export const BROAD: ReadonlySet<Question['kind']> = new Set(['how', 'list', 'other', 'wording', 'definition']);

/**
 * What each coverage counts, adding up to 0.85, and the score of the passage, which counts in full because the fused scores of
 * the passages that were found lie close together.
 */
const WEIGHTS = {
  narrow: { own: 0.3, headed: 0.35, above: 0, around: 0.2, passage: 1 },
  broad: { own: 0.22, headed: 0.3, above: 0.18, around: 0.15, passage: 1 },
};

/**
 * How well each unit answers the question:
 *
 *   score = w · (own, headed, above, around, score of its passage) + form
 *
 * The first four are coverages, idf-weighted shares of the question's terms: of the unit alone, of the unit with the headings
 * above it (a sentence under 退货 need not say 退货), of the headings alone (which say what everything under them is about;
 * a question for one fact does not care), and of all that with the sentences before and after. A unit that is or names
 * the one thing asked for (第十条, a model number) gains 0.3. `form` rewards what
 * this kind of question wants to see (a duration for 多久, an enumeration for 哪些) and takes off for what never answers:
 * a question put by the source, a sentence that only announces others, a term that is only one of many entries.
 */
export function scoreEvidence(question: Question, evidence: readonly Evidence[]): ScoredEvidence[] {
  const { words } = question;
  const weights = BROAD.has(question.kind) ? WEIGHTS.broad : WEIGHTS.narrow;
  const tracesOf = (text: string) => words.map((word) => trace(word, text));
  const tracesAbove = memoised(tracesOf);
  const narrowedBy = memoised((headings: string) => question.kind === 'list' && isBelowAnother(question, headings));
  const below = new Map<string, number>();
  for (const { headings } of evidence) below.set(headings, (below.get(headings) ?? 0) + 1);
  const askedBy = memoised(
    (headings: string) => askedAbove(question, headings) * Math.min(1, SHORT / (below.get(headings) ?? 1)),
  );
  const sanctionsAsked = asksForSanctions(question.text);
  const refused = refusedIn(question.text);
  const units: Traced[] = [];
  for (const unit of evidence) {
    const traces = tracesOf(unit.folded);
    const before = beside(units.at(-1), unit);
    const carried = before ? carriedOver(question, before.unit, unit) : 0;
    const led = unit.lead ? tracesAbove(unit.lead.folded).map((value) => LED * value) : NONE;
    const inherited = carried === 0 ? led : joined(before?.said.map((value) => carried * value) ?? NONE, led);
    units.push({ unit, traces, inherited, said: inherited === NONE ? traces : joined(traces, inherited) });
  }
  return units.map(({ unit, said, inherited }, i) => {
    const aboveIt = tracesAbove(unit.headings === '' ? unit.title : unit.headings);
    const headed = joined(said, aboveIt);
    const neighbours = [beside(units[i - 1], unit)?.traces, beside(units[i + 1], unit)?.traces];
    const around = [...neighbours, tracesAbove(unit.title)].reduce<number[]>(
      (all, other) => (other ? joined(all, other) : all),
      headed,
    );
    const own = coveredBy(words, said);
    const covered = coveredBy(words, headed);
    const score =
      weights.own * own +
      weights.headed * covered +
      weights.above * coveredBy(words, aboveIt) +
      weights.around * coveredBy(words, around) +
      weights.passage * unit.passageScore;
    const named = question.anchors.some((name) => unit.headings.includes(name) || unit.folded.includes(name));
    const given = question.cues.length === 0 ? 0 : cuesGiven(question, unit);
    const cued = CUED * Math.min(1, 1.5 * covered) * Math.min(2, given);
    const first = beside(units[i - 1], unit) === undefined ? FIRST_BELOW : 0;
    const heading = askedBy(unit.headings);
    const bonus =
      (named ? 0.3 : 0) +
      cued +
      (heading > 0 ? ASKED_ABOVE * heading + first : 0) -
      (sanctionsAsked || !(unit.lead?.sanctions || unit.form.sanctions) ? 0 : SANCTION) -
      (isOfAnother(question, unit.form) ? OF_ANOTHER : 0) -
      (isContrary(refused, withLead(unit)) ? CONTRARY : 0) -
      (narrowedBy(unit.headings) ? BELOW_ANOTHER : 0) +
      formBonus(question, unit, own, inherited);
    return {
      document: unit.document,
      passage: unit.passage,
      start: unit.start,
      end: unit.end,
      folded: unit.folded,
      form: unit.form,
      title: unit.title,
      headings: unit.headings,
      lead: unit.lead,
      passageScore: unit.passageScore,
      own,
      score: score + bonus,
    };
  });
}

function cuesGiven({ cues }: Question, unit: Evidence): number {
  const text = withLead(unit);
  return cues.filter((given) => given(text)).length;
}

/** How much of what a list's lead says holds for an entry. */
const LED = 0.8;
const NONE: number[] = [];
const CUED = 0.3;
const SANCTION = 0.15;
const FIRST_BELOW = 0.05;
/** A heading that asks and has no more sentences below it than this; under a longer one each counts less. */
const SHORT = 8;

const OF_ANOTHER = 0.15;
/** Whether a sentence limits itself to something that the question does not name. */
const isOfAnother = (question: Question, { scope }: SentenceForm): boolean =>
  scope !== undefined && coverage(question.words, scope) < 0.5;

const BELOW_ANOTHER = 0.08;

/** `said` joins the traces of the unit with those inherited from the sentence that it leans on. */
type Traced = { unit: Evidence; traces: number[]; inherited: number[]; said: number[] };

const beside = (other: Traced | undefined, unit: Evidence): Traced | undefined =>
  other && other.unit.document.id === unit.document.id && other.unit.headings === unit.headings ? other : undefined;

const joined = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, i) => Math.max(value, b[i] ?? 0));

/** By what words a sentence gives a reason, or a purpose. */
export const GIVES_CAUSE =
  /结果|否则|不然|到时候|因为|由于|因此|所以|以便|以免|避免|从而|这样|防止|旨在|有助于|才能|原因|目的/;
/**
 * How much of what the sentence before is about holds for this one: all where it answers a question that the source put,
 * most where it speaks of 它 or 这, or gives the reason that is asked for.
 */
function carriedOver(question: Question, before: Evidence, unit: Evidence): number {
  if (before.form.asks) return 1;
  return unit.form.leans || (question.kind === 'reason' && GIVES_CAUSE.test(unit.folded)) ? 0.8 : 0;
}

const ADVICE = /可以|应|请|需|要|通过|先|再|必须|不得|建议/;

function formBonus(question: Question, unit: Evidence, own: number, inherited: readonly number[]): number {
  const { asks, announces, illustrates, enumerations, bare } = unit.form;
  const about = (text: string) => {
    const traces = question.words.map((word) => trace(word, text));
    return coveredBy(question.words, joined(traces, inherited)) >= own / 2;
  };
  const inPassing = !unit.lead && longest(enumerations) >= MANY_ENTRIES && !about(bare);
  return (
    bonusOfKind(question, unit, own, about) -
    (asks ? 0.25 : 0) -
    (announces ? 0.3 : 0) -
    (inPassing ? 0.2 : 0) -
    (illustrates && JUDGED.has(question.kind) ? 0.15 : 0)
  );
}

/** An example does not say whether, nor what something is. */
const JUDGED: ReadonlySet<Question['kind']> = new Set(['yes-no', 'definition']);

function bonusOfKind(question: Question, unit: Evidence, own: number, about: (text: string) => boolean): number {
  const { folded, form } = unit;
  switch (question.kind) {
    case 'value':
      return question.value === undefined ? 0 : VALUE_THERE - VALUE_MISSING * missing(question, question.value, unit);
    case 'list': {
      const entries = form.enumerations.filter(({ around }) => about(around));
      const headed = Math.max(0, ...entries.map(({ head }) => coverage(question.words, head)));
      return Math.min(1, 2 * own) * listBonus(question.count, longest(entries)) + HEADED * headed;
    }
    case 'reason':
      return GIVES_CAUSE.test(folded) ? 0.2 : -0.1;
    case 'definition':
      if (saysWhat(question.text, folded)) return SAYS_WHAT;
      return question.words.some(({ term }) => defines(term, folded)) ? 0.15 : 0;
    case 'how':
      return ADVICE.test(folded) ? 0.05 : 0;
    default:
      return 0;
  }
}

function missing(question: Question, kind: ValueKind, unit: Evidence): number {
  const led = withLead(unit);
  if (NUMERIC.has(kind)) return missingValue(question, kind, { headings: unit.headings, led });
  return holdsValue(kind, led) ? 0 : 1;
}

const VALUE_THERE = 0.2;
const VALUE_MISSING = 0.3;

/** For an enumeration whose verb has what is asked for before it: `售后服务通常包括甲、乙、丙`. */
const HEADED = 0.15;

function listBonus(wanted: number | undefined, found: number): number {
  if (found < 3) return -0.05;
  if (wanted === undefined) return 0.1;
  return found === wanted ? 0.2 : -0.1;
}

/** 质量的基础是什么: `…是质量的基础`, `质量的基础是…`. */
function saysWhat(question: string, folded: string): boolean {
  const [, subject] = /^(.{3,}?)(?:到底|究竟)?(?:是|指的?是?)(?:什么|啥)[呢呀啊?？]*$/u.exec(question) ?? [];
  return subject !== undefined && (folded.includes(`是${subject}`) || folded.includes(`${subject}是`));
}

const SAYS_WHAT = 0.3;

/** `送修:送到门店…`, `安全召回,这是一种…`, `…，是指…`, `所谓…`: the term and then a copula, before the clause after next. */
function defines(term: string, folded: string): boolean {
  if (folded.startsWith(`${term}:`)) return true;
  const at = folded.indexOf(term);
  return at >= 0 && /^[^,]{0,8},?(?:这?是|是?指|即|称为|旨在)/.test(folded.slice(at + term.length));
}

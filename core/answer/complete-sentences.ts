import type { Question } from './question.ts';
import { sameLine } from './same-line.ts';
import { GIVES_CAUSE, type ScoredEvidence } from './score-evidence.ts';
import { lengthOf } from './selection.ts';

/**
 * Chosen sentences with what they need to be understood, as far as there is room:
 *
 *   为什么要签合同   最好签个合同。  ← 这样万一出了问题，也有个依据。    the cause, where it is asked for
 *   它的期限是…      ← 保修分为两种。                                  what a leaning sentence leans on
 *   可以养犬。       ← 其他单位不得养犬。                               what a rule is limited by
 *
 * `evidence`: in source order, with what stands between the chosen ones.
 */
export function completeSentences(
  { kind }: Question,
  chosen: ScoredEvidence[],
  evidence: readonly ScoredEvidence[],
  room: number,
): ScoredEvidence[] {
  const reasoned = kind === 'reason' ? withCause(chosen, evidence, room) : chosen;
  return withException(withPrevious(reasoned, evidence, room), evidence, room);
}

/** A sentence that leans on those before it brings them along, or else is left out when it is not the only one. */
function withPrevious(chosen: ScoredEvidence[], evidence: readonly ScoredEvidence[], room: number): ScoredEvidence[] {
  const result = new Set(chosen);
  for (const unit of chosen) {
    const needed = leansOn(unit, evidence).filter((before) => !result.has(before));
    if (lengthOf([...result, ...needed]) <= room) for (const before of needed) result.add(before);
    else if (result.size > 1) result.delete(unit);
  }
  return [...result];
}

/** `其他单位不得养犬`: other than those just named. */
const OTHERS = /^(?:其他|其余)/;
const EXCEPTION = /^(?:但|不过|然而|否则|除|其他|其余)/;

/** What a rule is limited by goes along with it: `可以养犬。其他单位不得养犬。` */
function withException(chosen: ScoredEvidence[], evidence: readonly ScoredEvidence[], room: number): ScoredEvidence[] {
  const result = new Set(chosen);
  for (const unit of chosen) {
    const next = evidence[evidence.indexOf(unit) + 1];
    const limits = next && sameLine(unit, next) && EXCEPTION.test(next.folded);
    if (limits && lengthOf([...result, next]) <= room) result.add(next);
  }
  return [...result];
}

/** What is asked why may be said first, and why after it: `最好签个合同。这样万一出了问题，也有个依据。` */
function withCause(chosen: ScoredEvidence[], evidence: readonly ScoredEvidence[], room: number): ScoredEvidence[] {
  if (chosen.some(givesCause)) return chosen;
  for (const unit of chosen) {
    const at = evidence.indexOf(unit);
    const after = evidence.slice(at + 1).filter((next) => sameLine(unit, next));
    const cause = after.findIndex(givesCause);
    const up = cause < 0 ? [] : after.slice(0, cause + 1).filter((next) => !chosen.includes(next));
    if (up.length > 0 && lengthOf([...chosen, ...up]) <= room) return [...chosen, ...up];
  }
  return chosen;
}

const givesCause = ({ folded }: ScoredEvidence): boolean => GIVES_CAUSE.test(folded);

/** The sentences before a leaning one, up to the first that stands alone. */
function leansOn(unit: ScoredEvidence, evidence: readonly ScoredEvidence[]): ScoredEvidence[] {
  const before: ScoredEvidence[] = [];
  let first = unit;
  while (first.form.leans || OTHERS.test(first.folded)) {
    const previous = evidence[evidence.indexOf(first) - 1];
    if (OTHERS.test(first.folded) && previous && !sameLine(previous, first)) break;
    if (!previous || previous.document.id !== unit.document.id || previous.headings !== unit.headings) break;
    before.push(previous);
    first = previous;
  }
  return before;
}

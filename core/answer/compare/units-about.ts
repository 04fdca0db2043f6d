import { coverage } from '../question.ts';
import { sameLine } from '../same-line.ts';
import type { ScoredEvidence } from '../score-evidence.ts';
import type { Mark } from './mark.ts';

/** How much of what a side is told by counts that stands in a unit's lead or its section's first sentence, its headings, its title. */
const LED = 0.9;
const HEADED = 0.85;
const TITLED = 0.7;

/** How clearly a unit is about a side, 0..1. */
export function aboutness({ words }: Mark, unit: ScoredEvidence, opening = ''): number {
  const led = `${unit.folded}\n${unit.lead?.folded ?? ''}\n${opening}`;
  const headed = `${led}\n${unit.headings}`;
  const titled = `${headed}\n${unit.title}`;
  return Math.max(
    coverage(words, unit.folded),
    LED * coverage(words, led),
    HEADED * coverage(words, headed),
    TITLED * coverage(words, titled),
  );
}

/** Less is chance. */
const LEAST = 0.3;
/** … and so is less than this share of what the unit has that is most about it. */
const OF_MOST = 0.6;
/** A unit that names this much of a side itself is about it, whatever else it is about. */
const NAMED = 0.6;

/**
 * Units about a side: those that name it, or stand under something that does, and are no more about another. A paragraph goes
 * on about what it has named until it names another. `units`: in source order.
 */
export function unitsAbout(mark: Mark, others: readonly Mark[], units: readonly ScoredEvidence[]): ScoredEvidence[] {
  const openings = openingsOf(units);
  const openingOf = (unit: ScoredEvidence) => openings.get(sectionOf(unit)) ?? '';
  const shares = units.map((unit) => aboutness(mark, unit, openingOf(unit)));
  const least = Math.max(LEAST, OF_MOST * Math.max(0, ...shares));
  const about: ScoredEvidence[] = [];
  units.forEach((unit, i) => {
    const share = shares[i] ?? 0;
    const last = about.at(-1);
    const goesOn = last !== undefined && last === units[i - 1] && sameLine(last, unit);
    if (share < least && !goesOn) return;
    const ofOthers = others.every((other) => aboutness(other, unit, openingOf(unit)) <= share);
    if (ofOthers || coverage(mark.words, unit.folded) >= NAMED) about.push(unit);
  });
  return about;
}

const sectionOf = ({ document, headings }: ScoredEvidence): string => `${document.id}\n${headings}`;

/** The first sentence of each section: `耐用消费品例如家电、家具和汽车。` An entry of a list speaks for itself alone. */
function openingsOf(units: readonly ScoredEvidence[]): Map<string, string> {
  const openings = new Map<string, string>();
  for (const unit of units) {
    const isEntry = unit.document.lists.some((list) => list.start <= unit.start && unit.end <= list.end);
    const section = sectionOf(unit);
    if (!openings.has(section)) openings.set(section, isEntry ? '' : unit.folded);
  }
  return openings;
}

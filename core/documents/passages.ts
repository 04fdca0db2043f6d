/**
 * Packs units into passages.
 *
 *     section   [heading][sentence][lead：][item 1][item 2][item 3][sentence]
 *     atoms     [heading + sentence] [lead + item 1] [item 2] [item 3] [sentence]
 *     passages  └────────── up to about 350 characters ──────────┘ └── the rest ──┘
 *
 * An atom is what should stay together: a list item with all its sentences, a lead with its first item, a heading with
 * what follows it, a paragraph of up to the target's length. Atoms under one heading are packed in order until the
 * target is reached. A passage never spans two paths; an article of a law or contract, and a section that is short, stay
 * whole. Items longer than the maximum are taken apart at their units. Headings without body of their own go before the
 * passage that follows them.
 */
import type { DocumentList, Span } from './document.ts';
import { wordsStart } from './layout.ts';
import type { Outline } from './outline.ts';
import type { Unit } from './passage.ts';

const TARGET = 350;
const SMALL = 200;
const WHOLE_SECTION = 450;
const MAXIMUM = 600;
/** A last piece shorter than this joins the one before it where both fit into the maximum. */
const REMNANT = 100;

export type Packed = { path: string[]; units: Unit[]; start: number; end: number };
type Run = { section: number; units: Unit[] };

/** Every unit of the document in passages, in order. `units` are those of each line. */
export function packPassages(outline: Outline, units: readonly Unit[][], lists: readonly DocumentList[]): Packed[] {
  const groups = groupsOf(outline, lists);
  const leadEnds = new Set(lists.flatMap((list) => list.lead?.end ?? []));
  return sectionRuns(outline, units).flatMap((run) => {
    const section = outline.sections[run.section];
    const atoms = joinAtoms(run.units, groups, leadEnds);
    const whole = section?.heading.style === 'article' ? MAXIMUM : WHOLE_SECTION;
    const packs = reach(run.units, run.units) <= whole ? [run.units] : pack(atoms);
    return packs.map((pack) => toPacked(outline, section?.path ?? [], pack));
  });
}

/** Neighbouring lines of one section; runs of nothing but headings are carried into the next run. */
function sectionRuns(outline: Outline, units: readonly Unit[][]): Run[] {
  const runs: Run[] = [];
  let carried: Unit[] = [];
  units.forEach((own, i) => {
    const section = outline.sectionOf[i] ?? -1;
    const run = runs.at(-1);
    if (run !== undefined && run.section === section && carried.length === 0) {
      for (const unit of own) run.units.push(unit);
      return;
    }
    if (run !== undefined && carried.length === 0) carried = takeLastHeadings(run.units);
    for (const unit of own) carried.push(unit);
    if (own.every((unit) => unit.kind === 'heading')) return;
    runs.push({ section, units: carried });
    carried = [];
  });
  if (carried.length > 0) runs.push({ section: outline.sectionOf.at(-1) ?? -1, units: carried });
  return runs;
}

/** Takes off what names the next section, such as 01 before a heading, unless there is nothing else. */
function takeLastHeadings(units: Unit[]): Unit[] {
  const last = units.findLastIndex((unit) => unit.kind !== 'heading');
  return last < 0 ? [] : units.splice(last + 1);
}

/** Where what must stay together starts → where it ends: list items that fit a passage, and short paragraphs. */
function groupsOf(outline: Outline, lists: readonly DocumentList[]): Map<number, number> {
  const groups = new Map<number, number>();
  const hold = (span: Span, longest: number): void => {
    if (span.end - span.start > longest) return;
    groups.set(span.start, Math.max(span.end, groups.get(span.start) ?? 0));
  };
  for (const line of outline.layout.lines) hold({ start: wordsStart(line), end: line.end }, TARGET);
  for (const list of lists) for (const item of list.items) hold(item, MAXIMUM);
  return groups;
}

/** `until` is where the open group ends; a unit at which a longer group begins opens it if that still fits. */
function joinAtoms(
  units: readonly Unit[],
  groups: ReadonlyMap<number, number>,
  leadEnds: ReadonlySet<number>,
): Unit[][] {
  const atoms: Unit[][] = [];
  let until = -1;
  for (const unit of units) {
    const atom = atoms.at(-1);
    const last = atom?.at(-1);
    const end = Math.max(unit.end, groups.get(unit.start) ?? 0);
    const glued = last !== undefined && (last.kind === 'heading' || leadEnds.has(last.end));
    const fits = end <= until || end - (atom?.[0]?.start ?? 0) <= MAXIMUM || last?.kind === 'heading';
    if (atom !== undefined && fits && (glued || unit.start < until)) atom.push(unit);
    else atoms.push([unit]);
    until = Math.max(until, end);
  }
  return atoms;
}

function pack(atoms: readonly Unit[][]): Unit[][] {
  const packs: Unit[][] = [];
  for (const atom of atoms) {
    const open = packs.at(-1);
    const room = open !== undefined && reach(open, open) < SMALL ? MAXIMUM : TARGET;
    if (open !== undefined && reach(open, atom) <= room) open.push(...atom);
    else packs.push([...atom]);
  }
  const last = packs.at(-1) ?? [];
  const before = packs.at(-2);
  if (before === undefined || reach(last, last) >= REMNANT || reach(before, last) > MAXIMUM) return packs;
  return [...packs.slice(0, -2), [...before, ...last]];
}

/** Code units from the beginning of the first to the end of the last. */
const reach = (from: readonly Unit[], to: readonly Unit[]): number => (to.at(-1)?.end ?? 0) - (from[0]?.start ?? 0);

/** A passage begins where its line begins, so that a bullet before its first unit is shown. */
function toPacked(outline: Outline, path: string[], units: Unit[]): Packed {
  const { text } = outline.layout;
  const first = units[0]?.start ?? 0;
  const bullet = /(?:^|\n)(\S{1,2} ?)$/.exec(text.slice(Math.max(0, first - 4), first));
  const start = first - (bullet?.[1]?.length ?? 0);
  return { path, units, start, end: units.at(-1)?.end ?? start };
}

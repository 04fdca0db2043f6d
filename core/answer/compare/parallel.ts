import type { Span } from '../../documents/document.ts';
import { coverage } from '../question.ts';
import type { ScoredEvidence } from '../score-evidence.ts';
import type { Mark } from './mark.ts';
import { ASKED, askedOf, type Searched } from './searched.ts';

type Side = Pick<Searched, 'name' | 'question' | 'mark' | 'units'>;

/** A side is named in the first words of what is about it. */
const OPENING = 12;
const NAMED = 0.7;
/** How far below the best unit about it one may be scored that stands beside its counterparts; further where nothing else is asked. */
const NEAR = 0.3;
const NEAR_IF_BARE = 0.45;

/**
 * What guidance says of comparable things it says side by side: in entries of one list, or in sections under one heading, that
 * open with one of them each.
 *
 *   维修方式   上门维修：…   寄修：…   送修：…        汽车行业 …   餐饮行业 …
 *
 * The units of such entries for each side, of those places that have all sides the best scored; `undefined` where there is none,
 * or where much better is said elsewhere.
 */
export function parallelUnits(sides: readonly Side[]): ScoredEvidence[][] | undefined {
  const best = sides.reduce((sum, { units }) => sum + highest(units), 0);
  const places = [...entries(sides), ...sections(sides)].filter((place) => place.every(({ length }) => length > 0));
  const [found] = places
    .map((units) => ({ units, score: units.reduce((sum, own) => sum + highest(own), 0) }))
    .sort((a, b) => b.score - a.score);
  const near = sides.every((side) => askedOf(side).weight < ASKED) ? NEAR_IF_BARE : NEAR;
  return found && found.score >= best - near * sides.length ? found.units : undefined;
}

const highest = (units: readonly ScoredEvidence[]): number => Math.max(0, ...units.map(({ score }) => score));

/** For each list, the units of the entry that opens with each side. */
function entries(sides: readonly Side[]): ScoredEvidence[][][] {
  const documents = new Set(sides[0]?.units.map(({ document }) => document));
  return [...documents].flatMap((document) => {
    const within = sides.map(({ mark, units }) => ({ mark, own: units.filter((unit) => unit.document === document) }));
    const opened = document.lists.filter((list) => within.every(({ own }) => own.some((unit) => isIn(unit, list))));
    return opened.map(({ items }) =>
      within.map(({ mark, own }) => {
        const entry = items.find((item) =>
          opensWith(
            mark,
            own.find((unit) => isIn(unit, item)),
          ),
        );
        return entry ? own.filter((unit) => isIn(unit, entry)) : [];
      }),
    );
  });
}

const isIn = (unit: Span, item: Span): boolean => item.start <= unit.start && unit.end <= item.end;

const opensWith = ({ words }: Mark, unit: ScoredEvidence | undefined): boolean =>
  unit !== undefined && coverage(words, unit.folded.slice(0, OPENING)) >= NAMED;

/** For each heading, the units of the section below it whose own heading names each side. */
function sections(sides: readonly Side[]): ScoredEvidence[][][] {
  const parents = new Set(sides[0]?.units.filter(({ headings }) => headings !== '').map(parentOf));
  return [...parents].map((parent) =>
    sides.map(({ mark, units }) =>
      units.filter((unit) => parentOf(unit) === parent && coverage(mark.words, nameOf(unit)) >= NAMED),
    ),
  );
}

const parentOf = ({ document, headings }: ScoredEvidence): string =>
  `${document.id}\n${headings.slice(0, Math.max(0, headings.lastIndexOf('\n')))}`;
const nameOf = ({ headings }: ScoredEvidence): string => headings.slice(headings.lastIndexOf('\n') + 1);

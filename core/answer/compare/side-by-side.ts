import type { EvidenceReader } from '../evidence.ts';
import type { Limits } from '../limits.ts';
import { coverage } from '../question.ts';
import type { ScoredEvidence } from '../score-evidence.ts';
import { joined, lengthOf, overlap, type Piece, type Selection } from '../selection.ts';
import { wording } from '../wording.ts';
import { hints } from './mark.ts';
import type { Row, Rows } from './rows.ts';

/**
 * What is shown of a comparison: the sentence that speaks of all sides, where one does, else a row for each that the documents
 * speak of, and that they do not speak of the others. `alone`, what would be shown if nothing were compared, is better where it
 * seems to speak of all sides and not every row does. No pieces where the documents speak of no side.
 */
export function sideBySide(
  { rows, compared }: Rows,
  alone: Selection,
  reader: EvidenceReader,
  limits: Limits,
): Selection {
  const said = rows.filter((row) => row.said);
  const all = said.length === rows.length;
  if (!all && !compared) return alone;
  if (!all || !compared) {
    const text = textOf(alone.pieces, reader);
    if (rows.every(({ mark }) => hints(mark, text, HALF))) return alone;
    if (said.length === 0) return rows.some(({ mark }) => hints(mark, text, MORE)) ? alone : { pieces: [] };
  }
  const sentence = sentenceOfAll(said);
  const pieces = sentence ? [sentence] : rowByRow(said, reader, limits.list);
  const shown = textOf(pieces, reader);
  const missing = rows.some(({ said, mark }) => !said && !hints(mark, shown, MORE));
  return { pieces, ...(missing && { remark: wording.otherSide }) };
}

/** Of a side's characters: half of them, and more than that. */
const HALF = 0.49;
const MORE = 0.5;

export const confidenceOfRows = ({ rows }: Rows): number =>
  Math.min(1, ...rows.filter(({ said }) => said).map(({ confidence }) => confidence));

function textOf(pieces: readonly Piece[], reader: EvidenceReader): string {
  const texts = pieces.flatMap(({ document, start, end }) => {
    const path = reader.passageAt(document.id, start)?.path ?? [];
    return [document.title, ...path, document.text.slice(start, end)];
  });
  return texts.map(reader.fold).join('\n');
}

/** Of a side's words, what a sentence about it has. */
const NAMED = 0.7;
/** Scores closer than this tell nothing. */
const ALIKE = 0.03;

/** A sentence that speaks of all sides, not as entries of a list, and scores for each as high as the best about it alone. */
function sentenceOfAll(rows: readonly Row[]): Piece | undefined {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return undefined;
  const speaksOf = (unit: ScoredEvidence | undefined, { mark, units }: Row): boolean =>
    unit !== undefined &&
    coverage(mark.words, unit.form.bare) >= NAMED &&
    unit.score >= Math.max(...units.map(({ score }) => score)) - ALIKE;
  const inRow = ({ document, start }: ScoredEvidence, { units }: Row) =>
    units.find((unit) => unit.document.id === document.id && unit.start === start);
  const found = first.units.find(
    (unit) =>
      !unit.folded.endsWith(':') &&
      speaksOf(unit, first) &&
      others.every((other) => speaksOf(inRow(unit, other), other)),
  );
  return found && { document: found.document, start: found.start, end: found.end, score: found.score };
}

/** In the order of the question. What one row has shown, another does not repeat. */
function rowByRow(rows: readonly Row[], reader: EvidenceReader, limit: number): Piece[] {
  const documents = [...new Set(rows.flatMap(({ pieces }) => pieces.map(({ document }) => document.id)))];
  const fits = rows.reduce((sum, { pieces }) => sum + lengthOf(pieces), 0) <= limit;
  const shown: Piece[] = [];
  for (const row of rows) {
    const pieces = joined(fits ? row.pieces : row.pieces.slice(0, 1), documents);
    const [first, ...rest] = pieces.filter((piece) => !shown.some((other) => overlap(piece, other)));
    if (!first) continue;
    const label = labelOf(row, first, reader);
    shown.push(label === undefined ? first : { ...first, label: `${label}：` }, ...rest);
  }
  return shown;
}

const OPENING = 20;

/**
 * Whom a row is about, where its first words do not say: in words that the document has above it, so that nothing is said which
 * only a visitor typed.
 */
function labelOf({ name, mark, title }: Row, piece: Piece, reader: EvidenceReader): string | undefined {
  if (title !== undefined) return `《${title}》`;
  const { document, start, end } = piece;
  const isNamedIn = (text: string) => coverage(mark.words, reader.fold(text)) >= HALF;
  if (isNamedIn(document.text.slice(start, Math.min(end, start + OPENING)))) return undefined;
  const path = reader.passageAt(document.id, start)?.path ?? [];
  if ([document.title, ...path].some((text) => reader.fold(text).includes(name))) return name;
  return path.findLast((heading) => heading.length <= OPENING && isNamedIn(heading));
}

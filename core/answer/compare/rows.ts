import type { Retrieval } from '../../retrieval/retrieval.ts';
import { confidenceOf, featuresOf } from '../confidence.ts';
import type { EvidenceReader } from '../evidence.ts';
import type { Limits } from '../limits.ts';
import { questionOf } from '../question.ts';
import { scoreEvidence } from '../score-evidence.ts';
import type { Piece } from '../selection.ts';
import { type DocumentsAsked, documentsIn } from './documents.ts';
import { type Mark, markOf } from './mark.ts';
import { parallelUnits } from './parallel.ts';
import { pickRow } from './pick-row.ts';
import type { Searched } from './searched.ts';
import type { Side } from './side.ts';
import { sidesIn } from './sides.ts';
import { aboutness, unitsAbout } from './units-about.ts';

/** What the documents say of one side. */
export type Row = Pick<Searched, 'name' | 'mark' | 'units'> & {
  pieces: readonly Piece[];
  confidence: number;
  /** Whether it is of this side, and answers. */
  said: boolean;
  /** The title of the document, where documents are compared. */
  title?: string;
};

export type Rows = {
  rows: readonly Row[];
  /** Whether the question compares, rather than names several things. */
  compared: boolean;
};

/** Finds passages for a part of the question; more than usual, where it says how many. */
export type Search = (question: string, passages?: number) => Promise<Retrieval>;

/** Who writes more tells a story. */
const LONGEST = 200;

/** A row for each thing that a question is about, each searched for by itself; `undefined` where it is about one. */
export async function findRows(
  { query, terms }: Pick<Retrieval, 'query' | 'terms'>,
  search: Search,
  reader: EvidenceReader,
  limits: Limits,
): Promise<Rows | undefined> {
  if (query.length > LONGEST) return undefined;
  const documents = documentsIn(query);
  const ofDocuments = documents && (await rowsOfDocuments(documents, search, reader, limits));
  if (ofDocuments) return { rows: ofDocuments, compared: true };
  const known = terms.words.filter(({ df }) => df > 0).map(({ term }) => term);
  const found = sidesIn(query, known);
  return found && { rows: await rowsOfSides(found.sides, search, reader, limits), compared: found.compared };
}

async function rowsOfSides(
  sides: readonly Side[],
  search: Search,
  reader: EvidenceReader,
  limits: Limits,
): Promise<Row[]> {
  const searched: Omit<Searched, 'units'>[] = [];
  for (const { name, asks } of sides) {
    const retrieval = await search(asks);
    const question = questionOf(retrieval, limits);
    const others = sides.map((side) => side.name).filter((other) => other !== name);
    const evidence = scoreEvidence(question, reader.open(retrieval.hits));
    searched.push({ name, question, mark: markOf(question, name, others), evidence });
  }
  const about = searched.map((side) => {
    const others = searched.filter((other) => other !== side).map(({ mark }) => mark);
    return { ...side, units: unitsAbout(side.mark, others, side.evidence) };
  });
  const parallel = parallelUnits(about);
  return about.map((side, i) => {
    const row = rowOf({ ...side, units: parallel?.[i] ?? side.units }, limits.list / sides.length, reader);
    return { ...row, said: row.confidence >= (isNamed(row) ? LEAST : SURE) };
  });
}

/** Several documents are looked into, not only those that say most. */
const PASSAGES = 32;
const COUNTS: Readonly<Record<string, number>> = { 三: 3, 四: 4 };
/** Documents are told apart by where they are, not by words. */
const NONE: Mark = { words: [], characters: [] };

async function rowsOfDocuments(
  { kind, count, asks }: DocumentsAsked,
  search: Search,
  reader: EvidenceReader,
  limits: Limits,
): Promise<Row[] | undefined> {
  const retrieval = await search(asks, PASSAGES);
  const ids = new Set(retrieval.hits.map(({ passage }) => passage.documentId));
  const found = [...ids].map(reader.document);
  const called = found.filter(({ title }) => reader.fold(title).includes(kind.slice(-2)));
  const documents = (called.length > 1 ? called : found).slice(0, COUNTS[count] ?? 2);
  if (documents.length < 2) return undefined;
  const question = questionOf(retrieval, limits);
  const evidence = scoreEvidence(question, reader.open(retrieval.hits));
  return documents.map(({ id, title }) => {
    const units = evidence.filter((unit) => unit.document.id === id);
    const row = rowOf({ name: '', mark: NONE, question, evidence, units }, limits.list / documents.length, reader);
    return { ...row, title, said: row.confidence >= SURE };
  });
}

function rowOf(searched: Searched, limit: number, reader: EvidenceReader): Omit<Row, 'said'> {
  const { name, mark, units, question } = searched;
  const pieces = pickRow(searched, limit, reader);
  const confidence = pieces.length === 0 ? 0 : confidenceOf(featuresOf(question, pieces, reader));
  return { name, mark, units, pieces, confidence };
}

/** The confidence that a row needs, and that it needs where it surely is about its side: the other may tell what is meant. */
const SURE = 0.4;
const LEAST = 0.15;
const NAMED = 0.7;

function isNamed({ mark, units, pieces }: Omit<Row, 'said'>): boolean {
  const shown = units.filter((unit) =>
    pieces.some(
      ({ document, start, end }) => document.id === unit.document.id && start <= unit.start && unit.end <= end,
    ),
  );
  return shown.some((unit) => aboutness(mark, unit) >= NAMED);
}

import type { StaleCitation } from '../core/answer/curated/locate-citations.ts';
import type { Clutter } from '../core/documents/clean.ts';
import { alignRows } from './align-rows.ts';

export type DocumentReport = {
  id: string;
  title: string;
  path: string;
  status: 'added' | 'changed' | 'unchanged';
  passages: number;
  characters: number;
  /** What cleaning skipped; known only of documents that were read in this run. */
  clutter: Clutter[];
};

/** Why a path was passed over, as the report says it. */
const IGNORED = {
  hidden: 'hidden',
  format: 'not a format that can be read',
  outside: 'a link that leads out of its folder',
  duplicate: 'leads to a file that is listed already',
  special: 'not a file',
  draft: 'its front matter says draft: true',
  excluded: 'its front matter says ingest: false',
};

/** What an ingest did. `ingest --json` prints it as it is. */
export type IngestReport = {
  /** The generation that is current now; `null` when there is none. */
  generation: string | null;
  /** Whether this run made it, found nothing to do, or kept back what it had because files failed. */
  outcome: 'published' | 'unchanged' | 'withheld';
  sources: string[];
  documents: DocumentReport[];
  /** Paths of documents that were in the index and are not any more. */
  removed: string[];
  failed: { path: string; reason: string; message: string }[];
  ignored: { path: string; reason: keyof typeof IGNORED }[];
  /** Files with the same bytes as one that was kept. */
  duplicates: { path: string; of: string }[];
  curated: {
    /** Approved answers that are given. */
    answers: number;
    /** Approved answers that are not given, because the documents do not say any more what they cite. */
    stale: { path: string; question: string; citations: StaleCitation[] }[];
    /** Citations whose words stand in several places of their document: the first is cited. */
    repeated: { path: string; citation: number; places: number }[];
  };
  passages: number;
  characters: number;
  /** Passages whose vector was computed, and copied. */
  embedded: number;
  reused: number;
  seconds: number;
  /** What was wrong with the index that this run mended. */
  mended?: string;
};

/** How much clutter is shown of each document; `--json` has all of it. */
const SHOWN_CLUTTER = 3;
const SHOWN_CHARACTERS = 24;

/** The report as a person reads it in a terminal. */
export function renderReport(report: IngestReport): string {
  const rows = report.documents.map(({ status, passages, characters, title, path }) => [
    status,
    String(passages),
    String(characters),
    title,
    path,
  ]);
  const table = alignRows([['status', 'passages', 'characters', 'title', 'file'], ...rows], [1, 2]);
  return [
    ...(report.mended ? [`Mended: ${report.mended}`, ''] : []),
    ...(rows.length > 0 ? [...table, ''] : []),
    ...report.documents.filter(({ clutter }) => clutter.length > 0).map(clutterLine),
    ...report.failed.map(({ message }) => `Failed    ${message}`),
    ...report.duplicates.map(({ path, of }) => `Duplicate ${path}: same content as ${of}`),
    ...report.curated.stale.flatMap(staleLines),
    ...report.curated.repeated.map(repeatedLine),
    ...report.removed.map((path) => `Removed   ${path}`),
    ...report.ignored.filter(({ reason }) => reason !== 'hidden').map(ignoredLine),
    summary(report),
  ].join('\n');
}

function clutterLine({ path, clutter }: DocumentReport): string {
  const shown = clutter.slice(0, SHOWN_CLUTTER).map(({ text }) => `「${shorten(text)}」`);
  const more = clutter.length > SHOWN_CLUTTER ? ` and ${clutter.length - SHOWN_CLUTTER} more` : '';
  return `Skipped   ${path}: ${shown.join(' ')}${more}`;
}

function ignoredLine({ path, reason }: IngestReport['ignored'][number]): string {
  return `Ignored   ${path}: ${IGNORED[reason]}`;
}

function staleLines({ path, question, citations }: IngestReport['curated']['stale'][number]): string[] {
  return [
    `Stale     ${path}: its answer to 「${question}」 is not given until its citations are right:`,
    ...citations.map(({ citation, document, quote, nearest }) => {
      const now = nearest ? `; nearest, in ${nearest.document}: 「${oneLine(nearest.text)}」` : '';
      return `          [${citation}] is not in ${document}: 「${oneLine(quote)}」${now}`;
    }),
  ];
}

function repeatedLine({ path, citation, places }: IngestReport['curated']['repeated'][number]): string {
  return `Repeated  ${path}: the words of [${citation}] stand in ${places} places; the first is cited`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function shorten(text: string): string {
  const characters = [...oneLine(text)];
  return characters.length > SHOWN_CHARACTERS
    ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
    : characters.join('');
}

function summary(report: IngestReport): string {
  const { generation, outcome, documents, passages, characters, curated, embedded, reused, seconds } = report;
  const texts = `${count(documents.length, 'document')}, ${count(passages, 'passage')}, ${count(characters, 'character')}`;
  const size = curated.answers > 0 ? `${texts}, ${count(curated.answers, 'approved answer')}` : texts;
  if (documents.length === 0) return 'No document could be read; the index is as it was.';
  if (outcome === 'withheld') return 'Some files failed and --strict was given; the index is as it was.';
  if (outcome === 'unchanged') return `Nothing changed: generation ${generation} stays (${size}).`;
  const work = `${embedded} embedded, ${reused} reused, ${seconds.toFixed(1)} s`;
  return `Generation ${generation}: ${size} (${work}).`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

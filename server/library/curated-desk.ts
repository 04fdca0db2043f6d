import { isDeepStrictEqual } from 'node:util';
import { citableDocuments } from '../../core/answer/curated/citable-documents.ts';
import type { CuratedEntry } from '../../core/answer/curated/curated-entry.ts';
import { type Located, locateCitations } from '../../core/answer/curated/locate-citations.ts';
import { inForce } from '../../core/answer/validity.ts';
import type { CuratedItem, CuratedRequest } from '../../core/contract/curated.ts';
import type { OwnerFile } from '../../core/documents/owner-files.ts';
import { DocumentUnreadable } from '../../core/errors.ts';
import type { CuratedAnswer } from '../../core/generation/curated-answer.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { Rejection } from '../problem.ts';
import { faultsOf } from './curated-faults.ts';
import type { CuratedFile, Library } from './library.ts';

type Parts = Pick<Library, 'curated' | 'today'> & { curatedFile: CuratedFile };

/**
 * Approved answers as they are edited, seen against one generation. Their home is the folder of curated files: what lies beside
 * the documents of a source is shown, and edited there.
 *
 *   draft          its file says so                   stale      a quotation is not in its document (any more)
 *   waiting        for an ingest                      given      as it is, by the generation
 *   not_in_force   on this day                        unreadable  made so by hand: no such file, or no markers
 */
export type CuratedDesk = {
  /** Those that need somebody first, then the latest. */
  list(): Promise<CuratedItem[]>;
  /** Checks an answer and writes its file. Throws Rejection `invalid_request`, StorageFailed. */
  save(id: string, request: CuratedRequest): Promise<void>;
  remove(id: string): Promise<boolean>;
};

const ENDING = '.md';
/** As ingest calls what lies in the folder. */
const pathOf = (id: string): string => `curated/${id}${ENDING}`;

export function curatedDesk({ curated, curatedFile, today }: Parts, generation: Generation): CuratedDesk {
  const citable = citableDocuments(generation);

  async function readOne({ name, changedAt }: OwnerFile): Promise<CuratedItem | undefined> {
    const bytes = await curated.read(name);
    if (bytes === null) return undefined;
    const id = name.slice(0, -ENDING.length);
    const path = pathOf(id);
    const known = { id, path, editable: true, changed_at: changedAt.toISOString() };
    try {
      const entry = curatedFile.read({ path, bytes });
      return { ...known, state: stateOf(entry, path), ...contentOf(entry) };
    } catch (error) {
      if (!(error instanceof DocumentUnreadable)) throw error;
      return { ...known, state: 'unreadable', problem: error.message, questions: [], answer: '', citations: [] };
    }
  }

  function stateOf(entry: CuratedEntry, path: string): CuratedItem['state'] {
    if (entry.draft) return 'draft';
    const sentences = curatedFile.sentences(entry);
    if ('wrong' in sentences) return 'unreadable';
    if (locateCitations(entry, citable).stale.length > 0) return 'stale';
    const given = generation.curated.find(({ id }) => id === path);
    const isAsGiven = given && isDeepStrictEqual(wordsOf(given), wordsOf({ ...entry, sentences }));
    if (!isAsGiven) return 'waiting';
    return inForce(entry, today()) ? 'given' : 'not_in_force';
  }

  function contentOf(entry: CuratedEntry): Pick<CuratedItem, 'questions' | 'answer' | 'citations'> {
    const citations = entry.citations.map((citation) => {
      const {
        citations: [place],
        stale: [stale],
      } = locateCitations({ citations: [citation] }, citable);
      return { ...citation, ...placeOf(place), ...(stale?.nearest && { nearest: stale.nearest }) };
    });
    const { questions, answer } = entry;
    return { questions, answer, citations, ...approvalOf(entry) };
  }

  function placeOf(place: Located['citations'][number] | undefined) {
    const document = place && generation.documents.get(place.documentId);
    if (!place || !document) return {};
    const section = document.sections.filter(({ start, end }) => start <= place.start && place.start < end).at(-1);
    return {
      document_id: document.id,
      document_title: document.title,
      section_path: section?.path ?? [],
      start: place.start,
      end: place.end,
    };
  }

  /** An answer of a source: the generation has its sentences, not its file. */
  function elsewhere(answer: CuratedAnswer): CuratedItem {
    const lines = answer.sentences.map(({ text, citations, opensLine }, i) => {
      const markers = citations.map((number) => `[${number}]`).join('');
      return `${opensLine && i > 0 ? '\n' : ''}${text}${markers}`;
    });
    const citations = answer.citations.map((place) => ({
      document: place.documentId,
      quote: generation.documents.get(place.documentId)?.text.slice(place.start, place.end) ?? '',
      ...placeOf(place),
    }));
    return {
      id: answer.id,
      path: answer.id,
      editable: false,
      state: inForce(answer, today()) ? 'given' : 'not_in_force',
      questions: [...answer.questions],
      answer: lines.join(''),
      citations,
      ...approvalOf(answer),
    };
  }

  async function list(): Promise<CuratedItem[]> {
    const files = (await curated.list()).filter(({ name }) => name.endsWith(ENDING));
    const own = (await Promise.all(files.map(readOne))).filter((item) => item !== undefined);
    const paths = new Set(own.map(({ path }) => path));
    const others = generation.curated.filter(({ id }) => !paths.has(id) && !OWN_PATH.test(id)).map(elsewhere);
    return [...own, ...others].sort(byNeed);
  }

  return {
    list,
    async save(id, request) {
      const wrong = faultsOf(id, request, { citable, sentences: curatedFile.sentences(request), others: await list() });
      if (wrong.length > 0) throw new Rejection('invalid_request', wrong);
      const { questions, answer, citations, draft } = request;
      const approval = {
        ...(request.approved_by !== undefined && { approvedBy: request.approved_by }),
        ...(!draft && { approvedOn: today() }),
        ...(request.effective_from !== undefined && { effectiveFrom: request.effective_from }),
        ...(request.effective_to !== undefined && { effectiveTo: request.effective_to }),
      };
      const bytes = curatedFile.write({ questions, answer, citations, draft, ...approval });
      await curated.write(`${id}${ENDING}`, bytes);
    },
    remove: (id) => curated.remove(`${id}${ENDING}`),
  };
}

/** As this server names them: one that was removed here is given until the next ingest, and is nobody else's. */
const OWN_PATH = /^curated\/\d{8}-[0-9a-f]{6}\.md$/;

const wordsOf = ({ questions, sentences }: Pick<CuratedAnswer, 'questions' | 'sentences'>) => ({
  questions,
  sentences,
});

const approvalOf = (approval: Omit<Partial<CuratedEntry>, 'questions' | 'citations'>) => ({
  ...(approval.approvedBy !== undefined && { approved_by: approval.approvedBy }),
  ...(approval.approvedOn !== undefined && { approved_on: approval.approvedOn }),
  ...(approval.effectiveFrom !== undefined && { effective_from: approval.effectiveFrom }),
  ...(approval.effectiveTo !== undefined && { effective_to: approval.effectiveTo }),
});

const NEED: CuratedItem['state'][] = ['unreadable', 'stale', 'draft', 'waiting', 'not_in_force', 'given'];
const byNeed = (a: CuratedItem, b: CuratedItem): number =>
  NEED.indexOf(a.state) - NEED.indexOf(b.state) || (b.changed_at ?? '').localeCompare(a.changed_at ?? '');

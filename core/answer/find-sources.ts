import type { ClauseIndex } from '../clauses/clause-index.ts';
import { readWordingQuery } from '../clauses/wording-query.ts';
import type { StoredDocument } from '../documents/document.ts';
import type { Hit, Retrieval, Retriever } from '../retrieval/retrieval.ts';
import { type Applicability, createApplicability } from './applicability.ts';
import type { EvidenceReader } from './evidence.ts';
import { type Absence, createValidity } from './validity.ts';

/** What a question finds: hits of documents that may be used for it, and those of the others, best first. */
export type Sources = { retrieval: Retrieval; setAside: readonly Hit[] };

/** Why a document is not used. */
export type SetAside = Absence | { document: StoredDocument; reason: 'for others' };

/** Finds passages in documents that hold on a day and for what a question names. */
export type SourceFinder = {
  find(question: string, day: string, passages?: number): Promise<Sources>;
  /**
   * Where a question names documents, by a title in 《》 or by what they are limited to: what those alone say to the rest of
   * it. They need not repeat what they are called or what they are for.
   */
  findNamed(question: string, day: string): Promise<Retrieval | undefined>;
  /** Whether a document holds on a day, and for what a question names. */
  mayUse(document: StoredDocument, question: string, day: string): boolean;
  /** Why a document of `setAside` was set aside. */
  reason(document: StoredDocument, day: string): SetAside;
  /** What a document is limited to, where a question names none of it. */
  limits(document: StoredDocument, question: string): readonly string[];
};

type Parts = {
  retriever: Retriever;
  documents: ReadonlyMap<string, StoredDocument>;
  reader: Pick<EvidenceReader, 'fold'>;
  index: ClauseIndex;
};

const PASSAGES = 8;
/** Where some documents may not be used, as many are looked at as any search looks at, so that enough remain. */
const PASSAGES_SIFTED = 100;

export function createSourceFinder({ retriever, documents, reader, index }: Parts): SourceFinder {
  const validity = createValidity(documents);
  const applicability: Applicability = createApplicability(documents, reader.fold);

  async function sift(
    question: string,
    mayUse: (document: StoredDocument) => boolean,
    passages = PASSAGES,
  ): Promise<Sources> {
    const retrieval = await retriever.retrieve(question, PASSAGES_SIFTED);
    const usable = retrieval.hits.map(({ passage }) => {
      const document = documents.get(passage.documentId);
      return document !== undefined && mayUse(document);
    });
    const hits = retrieval.hits.filter((_, i) => usable[i]).slice(0, passages);
    return {
      retrieval: { ...retrieval, hits },
      setAside: retrieval.hits.filter((_, i) => !usable[i]).slice(0, PASSAGES),
    };
  }

  return {
    async find(question, day, passages = PASSAGES) {
      const absent = validity.absentOn(day);
      const named = applicability.namedIn(reader.fold(question));
      if (absent.size === 0 && named.length === 0)
        return { retrieval: await retriever.retrieve(question, passages), setAside: [] };
      const mayUse = (document: StoredDocument) =>
        !absent.has(document.id) && !applicability.isForOthers(document, named);
      return sift(question, mayUse, passages);
    },

    async findNamed(question, day) {
      const folded = reader.fold(question);
      const titles = readWordingQuery(folded).titles;
      const titled = index.titled(titles);
      const named = applicability.namedIn(folded);
      if (titled.length === 0 && named.length !== 1) return undefined;
      const absent = validity.absentOn(day);
      const isNamed = (document: StoredDocument) =>
        titled.length > 0 ? titled.includes(document) : applicability.isFor(document, named);
      const names = titled.length > 0 ? titles.map((title) => `《${title}》`) : named;
      const rest = names.reduce((left, name) => left.replaceAll(`${name}的`, '').replaceAll(name, ''), folded);
      return (await sift(rest, (document) => !absent.has(document.id) && isNamed(document))).retrieval;
    },

    mayUse: (document, question, day) =>
      !validity.absentOn(day).has(document.id) &&
      !applicability.isForOthers(document, applicability.namedIn(reader.fold(question))),

    reason: (document, day) => validity.absentOn(day).get(document.id) ?? { document, reason: 'for others' },

    limits(document, question) {
      const limits = applicability.limitsOf(document);
      if (limits.length === 0) return limits;
      return applicability.isFor(document, applicability.namedIn(reader.fold(question))) ? [] : limits;
    },
  };
}

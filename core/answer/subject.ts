import type { Hit, Retriever } from '../retrieval/retrieval.ts';
import type { EvidenceReader } from './evidence.ts';
import type { Exchange } from './exchange.ts';
import { similarity } from './similarity.ts';

/** How surely each document and each passage is what was spoken of, by id, 0..1; one that was not is absent. */
export type Subject = { documents: ReadonlyMap<string, number>; passages: ReadonlyMap<string, number> };

export const NO_SUBJECT: Subject = { documents: new Map(), passages: new Map() };

/**
 * What an exchange was about. A conversation keeps only its texts, but an answer quotes: the passage that has most of its
 * bigrams is where it was taken from. Where it was said in other words, or nothing was found, the passages that the question finds tell
 * less.
 *
 *   told(passage) = score / best score + 2 · similarity(answer, passage)
 *   subject(passage) = 1 - (most told - told) / ¼, where that is above 0; of a document that of its best passage
 */
export async function subjectOf(
  { question, answer }: Exchange,
  { retriever, reader }: { retriever: Retriever; reader: EvidenceReader },
): Promise<Subject> {
  const { hits } = await retriever.retrieve(question, LOOKED_AT);
  const best = hits[0]?.score ?? 1;
  const said = answer.replace(MARKS, '').slice(0, COMPARED);
  const told = hits.map(({ passage, score }) => score / best + SAID * similarity(said, reader.textOf(passage)));
  const most = Math.max(...told);
  const documents = new Map<string, number>();
  const passages = new Map<string, number>();
  for (const [i, { passage }] of hits.entries()) {
    const sure = 1 - (most - (told[i] ?? 0)) / APART;
    if (sure <= 0) continue;
    passages.set(passage.id, sure);
    documents.set(passage.documentId, Math.max(sure, documents.get(passage.documentId) ?? 0));
  }
  return { documents, passages };
}

const LOOKED_AT = 16;
const SAID = 2;
const APART = 0.25;
const MARKS = /\[\d+\]|\s/g;
/** Characters of an answer, which are enough to know it again. */
const COMPARED = 120;

/** The place whose document is most surely the subject; `undefined` where none is. */
export function closestTo<Place extends { document: { id: string } }>(
  { documents }: Subject,
  places: readonly Place[],
): Place | undefined {
  const sure = ({ document }: Place) => documents.get(document.id) ?? 0;
  return places.reduce<Place | undefined>(
    (best, place) => (sure(place) > (best ? sure(best) : 0) ? place : best),
    undefined,
  );
}

/**
 * Hits in the order that they have for a message which leans on what was said:
 *
 *   score' = score · (1 + 0.15 · subject(document) + 0.05 · subject(passage))
 *
 * That decides between equals; what another document says clearly better stays first.
 */
export function pulledTo({ documents, passages }: Subject, hits: readonly Hit[]): Hit[] {
  const added = ({ passage }: Hit): number =>
    DOCUMENT * (documents.get(passage.documentId) ?? 0) + PASSAGE * (passages.get(passage.id) ?? 0);
  return hits.map((hit) => ({ ...hit, score: hit.score * (1 + added(hit)) })).sort((a, b) => b.score - a.score);
}

const DOCUMENT = 0.15;
const PASSAGE = 0.05;

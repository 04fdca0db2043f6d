import type { StoredDocument } from '../core/documents/document.ts';
import type { Passage } from '../core/documents/passage.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { Embedder } from '../core/retrieval/embedder.ts';
import { indexText, termRows } from '../core/retrieval/index-terms.ts';
import type { TermMatrix } from '../core/retrieval/term-matrix.ts';
import { appendRows, selectRows } from '../core/retrieval/term-rows.ts';
import type { Analyzer } from '../core/text/analyzer.ts';
import { fold } from '../core/text/fold.ts';
import type { Progress } from './progress.ts';
import type { Entry } from './read-documents.ts';

/** Texts given to the embedder at once: it sorts them by length, so that little of a batch is padding. */
const EMBED_BATCH = 256;

export type Models = { analyzer: Analyzer; embedder: Embedder };

/** A passage of the next generation, and its row in the previous one when its document is kept as it was. */
type Slot = { document: StoredDocument; passage: Passage; row: number | null };

/**
 * Term rows and vectors of the next generation. What `previous` has is copied: the rows of kept documents, and the
 * vectors of all passages whose text it embedded with the same model. `embedded` and `reused` count vectors.
 */
export async function indexPassages(
  entries: readonly Entry[],
  previous: Generation | null,
  { analyzer, embedder }: Models,
  progress: Progress,
): Promise<Pick<Generation, 'terms' | 'embeddings'> & { embedded: number; reused: number }> {
  const textOf = ({ document, passage }: Omit<Slot, 'row'>) => fold(indexText(document, passage), analyzer);
  const slots = entries.flatMap(slotsOf);
  const freshTexts = new Map(slots.filter(({ row }) => row === null).map((slot) => [slot, textOf(slot)]));
  const fresh = termRows([...freshTexts.values()], analyzer);
  const terms = previous ? gatherTerms(slots, previous.terms, fresh) : fresh;

  const { dimensions } = embedder.model;
  const embeddings = new Float32Array(slots.length * dimensions);
  const known = previous && isSameModel(previous, embedder) ? previous : null;
  const rowOfText = known ? looseTexts(known, entries, textOf) : new Map<string, number>();
  const pending: { at: number; text: string }[] = [];
  for (const [at, slot] of slots.entries()) {
    const text = freshTexts.get(slot) ?? (known ? '' : textOf(slot));
    const row = slot.row ?? rowOfText.get(text);
    if (known && row !== undefined) {
      embeddings.set(known.embeddings.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
    } else {
      pending.push({ at, text });
    }
  }

  progress.begin('embedding', pending.length);
  for (let start = 0; start < pending.length; start += EMBED_BATCH) {
    const batch = pending.slice(start, start + EMBED_BATCH);
    const texts = batch.map(({ text }) => text);
    const vectors = await embedder.embed(texts, 'passage');
    for (const [i, vector] of vectors.entries()) embeddings.set(vector, (batch[i]?.at ?? 0) * dimensions);
    progress.advance(batch.length);
  }
  progress.end();
  return { terms, embeddings, embedded: pending.length, reused: slots.length - pending.length };
}

function slotsOf({ document, passages, rows }: Entry): Slot[] {
  return passages.map((passage, at) => ({ document, passage, row: rows ? rows.from + at : null }));
}

type Terms = Generation['terms'];

/** Rows of the previous matrices and fresh rows, in the order of the slots. */
function gatherTerms(slots: readonly Slot[], previous: Terms, fresh: Terms): Terms {
  let nextFresh = previous.grams.rowStart.length - 1;
  const order = slots.map(({ row }) => row ?? nextFresh++);
  const gather = (old: TermMatrix, added: TermMatrix) => selectRows(appendRows(old, added), order);
  return { grams: gather(previous.grams, fresh.grams), words: gather(previous.words, fresh.words) };
}

/**
 * Rows of the previous generation by the text that they were embedded from, of documents that are not kept as they
 * were: a changed document finds the vectors of the passages that it still has, a moved one all of them.
 */
function looseTexts(
  previous: Generation,
  entries: readonly Entry[],
  textOf: (slot: Omit<Slot, 'row'>) => string,
): Map<string, number> {
  const kept = new Set(entries.flatMap(({ document, rows }) => (rows ? [document.id] : [])));
  const rowOfText = new Map<string, number>();
  for (const [row, passage] of previous.passages.entries()) {
    const document = previous.documents.get(passage.documentId);
    if (document && !kept.has(document.id)) rowOfText.set(textOf({ document, passage }), row);
  }
  return rowOfText;
}

function isSameModel({ manifest }: Generation, { model }: Embedder): boolean {
  return manifest.model.sha256 === model.sha256 && manifest.model.dimensions === model.dimensions;
}

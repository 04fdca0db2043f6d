import type { DocumentList, Span, StoredDocument } from '../documents/document.ts';
import type { Passage } from '../documents/passage.ts';
import type { Generation } from '../generation/generation.ts';
import type { Hit } from '../retrieval/retrieval.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fold } from '../text/fold.ts';
import { createLru } from './lru.ts';
import { sectionLists } from './section-lists.ts';
import { type SentenceForm, sentenceForm } from './sentence-form.ts';

/** A sentence or item that may be quoted, with what judging it needs. */
export type Evidence = {
  document: StoredDocument;
  passage: Passage;
  start: number;
  end: number;
  folded: string;
  form: SentenceForm;
  /** Of its document, folded. */
  title: string;
  /** Headings above it, folded, a line each. */
  headings: string;
  /** What an entry of a list needs to be understood: the lead with its colon (`有下列行为之一的,处二百元罚款:`). */
  lead: Lead | undefined;
  /**
   * Of the passage: its fused score over that of the best one, so that it means the same with any model; halved for a passage that
   * was reached as a neighbour.
   */
  passageScore: number;
};

/** What an entry says together with the lead of its list. */
export const withLead = ({ lead, folded }: Pick<Evidence, 'lead' | 'folded'>): string =>
  lead ? lead.folded + folded : folded;

export type Sentence = Pick<Evidence, 'start' | 'end' | 'folded' | 'form'>;
export type Lead = Span & { folded: string; sanctions: boolean };

/** Opens passages into evidence. One per generation: folded texts are kept, at most `CACHED_PASSAGES` passages of them. */
export type EvidenceReader = {
  /** Units of the hits and of the passages beside the best ones, in source order, documents by their best hit. */
  open(hits: readonly Hit[]): Evidence[];
  /** The passage in which a document's character lies. */
  passageAt(documentId: string, offset: number): Passage | undefined;
  document(id: string): StoredDocument;
  /** Sentences that lie whole within a span of a document, in order. */
  within(document: StoredDocument, span: Span): readonly Sentence[];
  /** Lists that the author wrote, and sections that may be read as one; the same arrays each time while they are kept. */
  listsOf(document: StoredDocument): readonly DocumentList[];
  /** Folded texts of a list. */
  list(document: StoredDocument, list: DocumentList): ListText;
  /** Title, headings and sentences of a passage, folded, a line each. */
  textOf(passage: Passage): string;
  /** Folds a title, a heading or a quotation; the latest ones are kept. */
  fold(text: string): string;
};

export type ListText = { headings: string; lead: string; items: string[] };

const CACHED_PASSAGES = 4000;
const CACHED_LISTS = 1000;
const CACHED_DOCUMENTS = 500;
const CACHED_TEXTS = 8000;
const WITH_NEIGHBOURS = 3;

type Opened = {
  units: readonly Pick<Evidence, 'start' | 'end' | 'folded' | 'form' | 'title' | 'headings' | 'lead'>[];
  text: string;
};

export function createEvidenceReader(generation: Generation, analyzer: Analyzer): EvidenceReader {
  const byId = new Map(generation.passages.map((passage) => [passage.id, passage]));
  const byDocument = passagesByDocument(generation.passages);
  const opened = createLru<string, Opened>(CACHED_PASSAGES);

  const document = (id: string): StoredDocument => {
    const found = generation.documents.get(id);
    if (!found)
      throw new Error(`Generation ${generation.manifest.id} has passages of document ${id} but not the document.`);
    return found;
  };

  const folded = createLru<string, string>(CACHED_TEXTS);
  const foldKept = (text: string): string => folded.of(text, () => fold(text, analyzer));

  const open = (passage: Passage): Opened =>
    opened.of(passage.id, () => {
      const owner = document(passage.documentId);
      const title = foldKept(owner.title);
      const headings = foldKept(passage.path.join('\n'));
      const inside = owner.lists.filter((list) => list.start < passage.end && passage.start < list.end);
      const units = passage.units
        .filter((unit) => unit.kind !== 'heading')
        .map(({ start, end }) => {
          const text = fold(owner.text.slice(start, end), analyzer);
          const lead = leadOf(start, owner, inside);
          return { start, end, folded: text, form: sentenceForm(text), title, headings, lead };
        });
      return { units, text: [title, headings, ...units.map((unit) => unit.folded)].join('\n') };
    });

  const leadOf = (start: number, owner: StoredDocument, lists: readonly DocumentList[]): Lead | undefined => {
    const lead = lists.findLast(({ items }) => items.some((item) => item.start <= start && start < item.end))?.lead;
    if (!lead || lead.start >= start) return undefined;
    const text = foldKept(owner.text.slice(lead.start, lead.end));
    return text.endsWith(':') ? { ...lead, folded: text, sanctions: sentenceForm(text).sanctions } : undefined;
  };

  const all = createLru<StoredDocument, readonly DocumentList[]>(CACHED_DOCUMENTS);
  const listsOf = (owner: StoredDocument) => all.of(owner, () => [...owner.lists, ...sectionLists(owner)]);

  const lists = createLru<DocumentList, ListText>(CACHED_LISTS);
  const listText = (owner: StoredDocument, list: DocumentList): ListText =>
    lists.of(list, () => {
      const slice = ({ start, end }: Span) => fold(owner.text.slice(start, end), analyzer);
      return {
        headings: foldKept(list.path.join('\n')),
        lead: list.lead ? slice(list.lead) : '',
        items: list.items.map(slice),
      };
    });

  return {
    document,
    listsOf,
    list: listText,
    within: ({ id }, { start, end }) =>
      (byDocument.get(id) ?? [])
        .filter((passage) => passage.start < end && start < passage.end)
        .flatMap((passage) => open(passage).units.filter((unit) => unit.start >= start && unit.end <= end)),
    textOf: (passage) => open(passage).text,
    fold: foldKept,
    passageAt: (documentId, offset) => byDocument.get(documentId)?.findLast((passage) => passage.start <= offset),
    open(hits) {
      const best = hits[0]?.score || 1;
      const scores = new Map(hits.map((hit) => [hit.passage.id, hit.score / best]));
      for (const { passage, score } of hits.slice(0, WITH_NEIGHBOURS))
        for (const id of [passage.previous, passage.next])
          if (id !== null && !scores.has(id)) scores.set(id, score / best / 2);
      const rank = new Map<string, number>();
      for (const { passage } of hits) if (!rank.has(passage.documentId)) rank.set(passage.documentId, rank.size);
      const rankOf = (passage: Passage) => rank.get(passage.documentId) ?? 0;
      const passages = [...scores.keys()].map((id) => byId.get(id)).filter((passage) => passage !== undefined);
      passages.sort((a, b) => rankOf(a) - rankOf(b) || a.start - b.start);
      return passages.flatMap((passage) => {
        const owner = document(passage.documentId);
        const passageScore = scores.get(passage.id) ?? 0;
        return open(passage).units.map(({ start, end, folded, form, title, headings, lead }) => ({
          document: owner,
          passage,
          start,
          end,
          folded,
          form,
          title,
          headings,
          lead,
          passageScore,
        }));
      });
    },
  };
}

function passagesByDocument(passages: readonly Passage[]): Map<string, Passage[]> {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) {
    const group = groups.get(passage.documentId);
    if (group) group.push(passage);
    else groups.set(passage.documentId, [passage]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.start - b.start);
  return groups;
}

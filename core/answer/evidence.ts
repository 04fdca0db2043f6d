import type { DocumentList, Span, StoredDocument } from '../documents/document.ts';
import type { Passage } from '../documents/passage.ts';
import type { Generation } from '../generation/generation.ts';
import type { Hit } from '../retrieval/retrieval.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { fold } from '../text/fold.ts';

/** A sentence or item that may be quoted, with what judging it needs. */
export type Evidence = {
  document: StoredDocument;
  passage: Passage;
  start: number;
  end: number;
  folded: string;
  /** Of its document, folded. */
  title: string;
  /** Headings above it, folded, a line each. */
  headings: string;
  /** Of the passage: fused score in 0..1, halved for a passage that was reached as a neighbour. */
  passageScore: number;
};

/** Opens passages into evidence. One per generation: folded texts are kept, at most `CACHED_PASSAGES` passages of them. */
export type EvidenceReader = {
  /** Units of the hits and of the passages beside the best ones, in source order, documents by their best hit. */
  open(hits: readonly Hit[]): Evidence[];
  /** The passage in which a document's character lies. */
  passageAt(documentId: string, offset: number): Passage | undefined;
  document(id: string): StoredDocument;
  /** Folded texts of a list: its headings and lead, and each item. */
  list(document: StoredDocument, list: DocumentList): ListText;
  fold(text: string): string;
};

export type ListText = { introduction: string; items: string[] };

const CACHED_PASSAGES = 2000;
const WITH_NEIGHBOURS = 3;

type Opened = Pick<Evidence, 'start' | 'end' | 'folded' | 'title' | 'headings'>[];

export function createEvidenceReader(generation: Generation, analyzer: Analyzer): EvidenceReader {
  const byId = new Map(generation.passages.map((passage) => [passage.id, passage]));
  const byDocument = passagesByDocument(generation.passages);
  const opened = new Map<string, Opened>();

  const document = (id: string): StoredDocument => {
    const found = generation.documents.get(id);
    if (!found)
      throw new Error(`Generation ${generation.manifest.id} has passages of document ${id} but not the document.`);
    return found;
  };

  const unitsOf = (passage: Passage): Opened => {
    const kept = opened.get(passage.id);
    if (kept) return kept;
    const { text, title } = document(passage.documentId);
    const above = { title: fold(title, analyzer), headings: fold(passage.path.join('\n'), analyzer) };
    const units = passage.units
      .filter((unit) => unit.kind !== 'heading')
      .map(({ start, end }) => ({ start, end, folded: fold(text.slice(start, end), analyzer), ...above }));
    const oldest = opened.keys().next();
    if (opened.size >= CACHED_PASSAGES && !oldest.done) opened.delete(oldest.value);
    opened.set(passage.id, units);
    return units;
  };

  const listTexts = new WeakMap<DocumentList, ListText>();
  const listText = (owner: StoredDocument, list: DocumentList): ListText => {
    const kept = listTexts.get(list);
    if (kept) return kept;
    const slice = ({ start, end }: Span) => fold(owner.text.slice(start, end), analyzer);
    const introduction = `${fold(list.path.join('\n'), analyzer)}\n${list.lead ? slice(list.lead) : ''}`;
    const made = { introduction, items: list.items.map(slice) };
    listTexts.set(list, made);
    return made;
  };

  return {
    document,
    list: listText,
    fold: (text) => fold(text, analyzer),
    passageAt: (documentId, offset) => byDocument.get(documentId)?.findLast((passage) => passage.start <= offset),
    open(hits) {
      const scores = new Map(hits.map((hit) => [hit.passage.id, hit.score]));
      for (const { passage, score } of hits.slice(0, WITH_NEIGHBOURS))
        for (const id of [passage.previous, passage.next])
          if (id !== null && !scores.has(id)) scores.set(id, score / 2);
      const rank = new Map<string, number>();
      for (const { passage } of hits) if (!rank.has(passage.documentId)) rank.set(passage.documentId, rank.size);
      const evidence: Evidence[] = [];
      for (const [id, passageScore] of scores) {
        const passage = byId.get(id);
        if (!passage) continue;
        const owner = document(passage.documentId);
        for (const unit of unitsOf(passage)) evidence.push({ ...unit, document: owner, passage, passageScore });
      }
      return evidence.sort(
        (a, b) => (rank.get(a.document.id) ?? 0) - (rank.get(b.document.id) ?? 0) || a.start - b.start,
      );
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

import type { DocumentFacts } from './block.ts';

/** A range of UTF-16 code units, end exclusive, into `StoredDocument.text`. */
export type Span = { start: number; end: number };

/** A heading and everything under it, up to the next heading of the same or a higher level. */
export type Section = Span & { path: string[] };

/** One entry of a list: the whole entry, and the words that name it (its first sentence or clause). */
export type ListItem = Span & { head: Span };

/**
 * An enumeration that the author meant as one: `第一点…第二点…最后…`, `1. … 2. …`, `（一）…（二）…`, `首先…其次…`, bullets.
 * Its items may be paragraphs of many sentences and may lie in several passages; `lead` is the sentence that
 * introduces it, where there is one. Items are in source order and never overlap.
 */
export type DocumentList = Span & { path: string[]; lead?: Span; items: ListItem[] };

/** Where a document came from. `path` is relative to its source folder, with `/` on every platform. */
export type Source = { path: string; format: string; sha256: string; bytes: number };

/**
 * A document as readers and citations see it. `text` is the cleaned text (line breaks `\n`, one line a block); every
 * offset in the product points into it.
 */
export type StoredDocument = Omit<DocumentFacts, 'id' | 'title'> & {
  id: string;
  title: string;
  text: string;
  sections: Section[];
  lists: DocumentList[];
  source: Source;
};

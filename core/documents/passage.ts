import type { Span } from './document.ts';

/** The smallest piece that may be quoted alone: a sentence, a clause of a list, or a whole short list item. */
export type Unit = Span & {
  /** `heading` units name what follows; they are searched, shown as context, and never quoted as an answer. */
  kind: 'heading' | 'sentence' | 'item';
};

/**
 * What is retrieved: some neighbouring sentences under one heading, never cutting a sentence or a list item.
 * The text is `document.text.slice(start, end)`. `id` is derived from the document id, the path and the text, so it
 * survives a re-ingest that does not touch them.
 */
export type Passage = Span & {
  id: string;
  documentId: string;
  /** Headings from the outermost inwards, clause numbers included (`第二章 售后`, `第二十五条`); without the document's title. */
  path: string[];
  units: Unit[];
  previous: string | null;
  next: string | null;
};

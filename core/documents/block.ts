/**
 * What a loader sees in a file, before anyone decides what it means.
 *
 *   file ── load ──► Block[] ── clean ──► Block[] ── outline ──► StoredDocument + Passage[]
 *
 * A block's text is plain: no markup, no leading or trailing white space, inner line breaks kept only where the
 * author put them. Formats that know their structure (Markdown, HTML, DOCX) say so with `heading` and `item`; formats
 * that do not (text, PDF) give `paragraph` for every line and leave structure to `outline`.
 */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  /** A list item as the format marked it. `marker` is what a reader sees: `-`, `1.`, `（一）`. `depth` starts at 0. */
  | { kind: 'item'; text: string; marker: string; depth: number }
  /** One table row, rendered `列名：值；列名：值`, so that it can be read and quoted alone. */
  | { kind: 'row'; text: string };

/** Facts about a document that its author states outside its text (front matter, HTML head, file properties). */
export type DocumentFacts = {
  id?: string;
  title?: string;
  version?: string;
  /** ISO dates, `2026-11-21`. */
  effectiveFrom?: string;
  effectiveTo?: string;
  /** Ids of documents whose place this one takes while it is in force. */
  supersedes?: string[];
  /** What alone it holds for: regions, products, kinds of members. */
  appliesTo?: string[];
  tags?: string[];
  url?: string;
};

/** A file as a loader hands it over. */
export type LoadedDocument = {
  blocks: Block[];
  facts: DocumentFacts;
  /** Whether the format itself marks headings: if so, `outline` does not guess headings from short lines. */
  structured: boolean;
  /** The author has marked the file as unfinished (`draft: true`): it is reported and not ingested. */
  draft?: true;
  /** The author wants it beside the documents, not among them (`ingest: false`): it is reported and not ingested. */
  ingest?: false;
};

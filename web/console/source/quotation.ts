import type { DocumentResponse } from '../../../core/contract/documents.ts';
import { placeName } from '../../shared/places.ts';
import { validityOf } from '../../shared/validity.ts';
import { strings } from './strings.ts';

/** Exact words of a document, and where they stand. Offsets are UTF-16 code units into its text, as `marks` are into `text`. */
export type Quotation = {
  document_id: string;
  document_title: string;
  section_path: readonly string[];
  start: number;
  end: number;
  text: string;
  marks: readonly (readonly [start: number, end: number])[];
  /** Known of what was searched for; on the day that was asked about. */
  in_force?: boolean;
  superseded_by?: string | undefined;
  version?: string | undefined;
  effective_from?: string | undefined;
  effective_to?: string | undefined;
  applies_to?: readonly string[] | undefined;
  url?: string | undefined;
};

type Titled = Pick<Quotation, 'text' | 'document_title' | 'section_path'>;

/** Where the words begin after the title and headings in the lines above them: those are said with the section. */
export function bodyStart({ text, document_title, section_path }: Titled): number {
  let at = 0;
  for (const heading of [document_title, ...section_path]) {
    const end = text.indexOf('\n', at);
    if (end > at && text.slice(at, end).trim() === heading.trim()) at = end + 1;
  }
  return at;
}

/** To paste: the words as they are, then title, section, version and dates. `chosen` are some of the words. */
export function toPaste(quotation: Quotation, chosen = quotation.text.slice(bodyStart(quotation))): string {
  const { document_title, section_path, url } = quotation;
  const facts = validityOf(quotation, strings).replaceAll(' · ', '，');
  const place = placeName({ document_id: '', document_title, section_path: [...section_path] });
  return [chosen.trim(), `——${place}${facts === '' ? '' : `（${facts}）`}`, url].filter(Boolean).join('\n');
}

/** A stretch of a document that is to be shown, and as much as is known of it before the document is there. */
export type Place = Pick<Quotation, 'document_id' | 'start' | 'end'> & Partial<Quotation>;

/**
 * The words at a place, or, in a document that has changed since, wherever they stand now. Words that are gone leave the
 * place as it was: `moved`.
 */
export function quotationAt(place: Place, document: DocumentResponse): { quotation: Quotation; moved: boolean } {
  const { start, end, moved } = rangeIn(document.text, place);
  const holding = document.sections.filter((section) => section.start <= start && start < section.end);
  const { title: document_title, version, effective_from, effective_to, applies_to, url } = document;
  const facts = { version, effective_from, effective_to, applies_to, url };
  const section_path = holding.at(-1)?.path ?? [];
  const quotation = { document_title, section_path, marks: [], ...facts, ...place, start, end };
  return { quotation: { ...quotation, text: document.text.slice(start, end) }, moved };
}

function rangeIn(text: string, { start, end, text: words }: Place): { start: number; end: number; moved: boolean } {
  if (words === undefined || text.slice(start, end) === words) return { start, end, moved: false };
  const at = text.indexOf(words);
  return at === -1 ? { start, end, moved: true } : { start: at, end: at + words.length, moved: false };
}

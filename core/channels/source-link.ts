import type { Citation } from '../contract/chat.ts';
import type { Span, StoredDocument } from '../documents/document.ts';
import { fingerprint, placesOf } from './fingerprint.ts';

/**
 * The address of a quotation, `/s/{id}`, for messages that can carry nothing but a link. Nothing is stored for it:
 *
 *     id = fingerprint of the document's id, then of the quotation, then `start`-`length` in base 36
 *          0a1b2c3d4e5f             6g7h8i9j0k1l                       xg-13
 *
 * The quotation's fingerprint does not depend on a generation of the index. A document that has changed since shows the
 * words where they are now or, where it no longer says them, that it does not.
 */
export type SourceReference = { document: string; quotation: string; start: number; length: number };

export type LocatedSource = {
  document: StoredDocument;
  /** Where the quotation stands now; `null` where the document no longer says it. */
  quotation: Span | null;
  /** Where it stood. */
  start: number;
};

type Quoted = Pick<Citation, 'document_id' | 'start' | 'quote'>;

/** `base` is the server's own address, with or without a slash at its end. */
export const sourceLink = (base: string, quoted: Quoted): string => `${base.replace(/\/+$/, '')}/s/${sourceId(quoted)}`;

export const sourceId = ({ document_id, start, quote }: Quoted): string =>
  `${fingerprint(document_id)}${fingerprint(quote)}${start.toString(36)}-${quote.length.toString(36)}`;

/** `undefined` for what is no id. */
export function readSourceId(id: string): SourceReference | undefined {
  const [, document = '', quotation = '', start = '', length = ''] = ID.exec(id) ?? [];
  if (document === '') return undefined;
  return { document, quotation, start: Number.parseInt(start, 36), length: Number.parseInt(length, 36) };
}

const ID = /^([\da-z]{12})([\da-z]{12})([\da-z]{1,8})-([\da-z]{1,8})$/;

/** `undefined` where there is no such document (any more). Of several places, the one nearest to where it stood. */
export function locateSource(
  { document: mark, quotation, start, length }: SourceReference,
  documents: Iterable<StoredDocument>,
): LocatedSource | undefined {
  for (const document of documents) {
    if (fingerprint(document.id) !== mark) continue;
    const places = placesOf(quotation, length, document.text);
    const [nearest] = places.sort((a, b) => Math.abs(a - start) - Math.abs(b - start));
    const span = nearest === undefined ? null : { start: nearest, end: nearest + length };
    return { document, quotation: span, start };
  }
  return undefined;
}

import type { StoredDocument } from '../documents/document.ts';

/**
 * Whether a document, or what else has such dates, is in force on an ISO day. Its last day counts; one without dates is always in
 * force.
 */
export function inForce(
  { effectiveFrom, effectiveTo }: Pick<StoredDocument, 'effectiveFrom' | 'effectiveTo'>,
  day: string,
): boolean {
  return (effectiveFrom === undefined || effectiveFrom <= day) && (effectiveTo === undefined || day <= effectiveTo);
}

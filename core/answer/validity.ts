import type { StoredDocument } from '../documents/document.ts';
import { versionsAmong } from '../documents/versions.ts';
import { createLru } from './lru.ts';

/**
 * Which documents hold on a day.
 *
 *                effective_from        effective_to
 *   ── not yet ──┤ in force, both days counting ├── expired ──►
 *                       └─ and no other version that is in force takes its place (`documents/versions.ts`)
 *
 * A document without dates is always in force. A temporary document that supersedes another gives its place back when it
 * expires.
 */
export type Validity = {
  /** Documents that do not hold on an ISO day, by id, and why. Empty, at no cost, where no document says when it holds. */
  absentOn(day: string): ReadonlyMap<string, Absence>;
};

export type Absence =
  | { document: StoredDocument; reason: 'not yet' | 'expired' }
  | { document: StoredDocument; reason: 'superseded'; by: StoredDocument };

const DAYS_KEPT = 16;
const NOTHING: ReadonlyMap<string, Absence> = new Map();

export function createValidity(documents: ReadonlyMap<string, StoredDocument>): Validity {
  const all = [...documents.values()];
  const versions = versionsAmong(all);
  const isDated = all.some(({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? effectiveTo) !== undefined);
  if (!isDated && versions.isEmpty) return { absentOn: () => NOTHING };

  function judge(day: string): ReadonlyMap<string, Absence> {
    const absent = new Map<string, Absence>();
    for (const document of all) {
      const reason = outOfDate(document, day);
      if (reason) absent.set(document.id, { document, reason });
    }
    for (const [id, by] of versions.superseded(all.filter((document) => !absent.has(document.id)))) {
      const document = documents.get(id);
      if (document && !absent.has(id)) absent.set(id, { document, reason: 'superseded', by });
    }
    return absent;
  }
  const days = createLru<string, ReadonlyMap<string, Absence>>(DAYS_KEPT);
  return { absentOn: (day) => days.of(day, () => judge(day)) };
}

/** Whether the dates of a document, or of what else has such, have a day between them. */
export const inForce = (dated: Dates, day: string): boolean => outOfDate(dated, day) === undefined;

type Dates = Pick<StoredDocument, 'effectiveFrom' | 'effectiveTo'>;

function outOfDate({ effectiveFrom, effectiveTo }: Dates, day: string): 'not yet' | 'expired' | undefined {
  if (effectiveFrom !== undefined && day < effectiveFrom) return 'not yet';
  return effectiveTo !== undefined && effectiveTo < day ? 'expired' : undefined;
}

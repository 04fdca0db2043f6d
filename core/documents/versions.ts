import type { StoredDocument } from './document.ts';

/**
 * Which documents are versions of one another, and which of them takes the place of which.
 *
 *   supersedes: [a]                                  stated by the newer one, whatever the two are called
 *   same title, same `applies_to`, other `version`   the later `effective_from`; on the same day the higher version
 *
 * 《收费标准》 of two cities are no versions of one another, and neither are two 《常见问题》 that name no version.
 */
export type Versions = {
  /** Whether no document has a place in a succession, as in most collections. */
  isEmpty: boolean;
  /** Of documents that are all in force, those whose place another one takes, and which. */
  superseded(inForce: readonly StoredDocument[]): Map<string, StoredDocument>;
};

export function versionsAmong(documents: Iterable<StoredDocument>): Versions {
  const all = [...documents];
  const stated = statedSuccession(all);
  const familyOf = families(all);
  return {
    isEmpty: stated.size === 0 && familyOf.size === 0,
    superseded(inForce) {
      const found = new Map<string, StoredDocument>();
      const newest = new Map<string, StoredDocument>();
      const ids = new Set(inForce.map(({ id }) => id));
      for (const document of inForce) {
        for (const id of stated.get(document.id) ?? []) if (ids.has(id)) found.set(id, document);
        const family = familyOf.get(document.id);
        const other = family === undefined ? undefined : newest.get(family);
        if (family !== undefined && (!other || order(other, document) < 0)) newest.set(family, document);
      }
      for (const document of inForce) {
        const other = newest.get(familyOf.get(document.id) ?? '');
        if (other && order(document, other) < 0) found.set(document.id, other);
      }
      return found;
    },
  };
}

/** By id, all that a document supersedes, and what those supersede; two that name each other take nobody's place. */
function statedSuccession(documents: readonly StoredDocument[]): Map<string, ReadonlySet<string>> {
  const stated = new Map(documents.map(({ id, supersedes = [] }) => [id, supersedes]));
  const reached = (from: string): Set<string> => {
    const found = new Set<string>();
    const open = [from];
    for (let id = open.pop(); id !== undefined; id = open.pop())
      for (const next of stated.get(id) ?? []) {
        if (found.has(next)) continue;
        found.add(next);
        open.push(next);
      }
    return found;
  };
  const before = new Map(documents.filter(({ supersedes }) => supersedes?.length).map(({ id }) => [id, reached(id)]));
  return new Map(
    [...before].map(([id, others]) => [id, new Set([...others].filter((other) => !before.get(other)?.has(id)))]),
  );
}

/** The family of each document that has one, by id. */
function families(documents: readonly StoredDocument[]): Map<string, string> {
  const groups = new Map<string, StoredDocument[]>();
  for (const document of documents) {
    if (document.version === undefined) continue;
    const key = [document.title.replace(/\s/g, ''), ...[...(document.appliesTo ?? [])].sort()].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), document]);
  }
  const several = [...groups].filter(([, group]) => new Set(group.map(({ version }) => version)).size > 1);
  return new Map(several.flatMap(([key, group]) => group.map(({ id }) => [id, key])));
}

/** Negative where `a` is the older one; 0 where nothing tells. A document without a first day is older than one with. */
function order(a: StoredDocument, b: StoredDocument): number {
  const [from, other] = [a.effectiveFrom ?? '', b.effectiveFrom ?? ''];
  if (from !== other) return from < other ? -1 : 1;
  const [numbers, others] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(numbers.length, others.length); i++) {
    const difference = (numbers[i] ?? 0) - (others[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `V2.10` → 2, 10: 2.10 comes after 2.9. */
const numbersOf = ({ version = '' }: StoredDocument): number[] => (version.match(/\d+/g) ?? []).map(Number);

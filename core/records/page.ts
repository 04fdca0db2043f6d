/** A place in a list that is ordered by time and then id, newest first. */
export type Place = { at: Date; id: string };
/** The `limit` items after a place, or the first ones. */
export type PageRequest = { limit: number; after?: Place | undefined };
export type Page<Item> = { items: Item[]; next: string | null };

/** `mgx3k2f0.5f0c1d9e-…`: the time in base 36, and the id as a URL has it. */
export const cursorOf = ({ at, id }: Place): string => `${at.getTime().toString(36)}.${encodeURIComponent(id)}`;

/** The place that a cursor names, or `null` where it is none of ours. */
export function placeOf(cursor: string): Place | null {
  const [, time = '', id = ''] = /^([0-9a-z]{1,9})\.(.*)$/s.exec(cursor) ?? [];
  const at = new Date(Number.parseInt(time, 36));
  const decoded = decode(id);
  return Number.isNaN(at.getTime()) || decoded === null ? null : { at, id: decoded };
}

/** A page of rows of which one more than `limit` was asked for, so that it is known whether there is another page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, place }: { item: (row: Row) => Item; place: (row: Row) => Place },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null };
}

function decode(id: string): string | null {
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}

import type { Period } from '../../records/records.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A period as statements take it: days are counted from 1970-01-01, as the reader's calendar has them. */
export type Bounds = {
  /** Number of the first day. */
  first: number;
  /** From when on, and until when, which is not included. */
  from: Date;
  until: Date;
};

export function boundsOf({ now, days, utcOffset }: Period): Bounds {
  const offset = utcOffset * 60_000;
  const today = Math.floor((now.getTime() + offset) / DAY_MS);
  const startOf = (day: number) => new Date(day * DAY_MS - offset);
  const first = today - days + 1;
  return { first, from: startOf(first), until: startOf(today + 1) };
}

/** The number of the day of a column, where `offset` names the parameter that holds minutes east of UTC. */
export const dayOf = (column: string, offset: string): string =>
  `floor((extract(epoch FROM ${column}) + ${offset}::int4 * 60) / 86400)::int4`;

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

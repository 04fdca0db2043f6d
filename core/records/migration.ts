/**
 * One step from an older form of the database to a newer one. Steps are taken in order, once, and never back; one that has
 * been released never changes.
 */
export type Migration = {
  /** Counted from 1. */
  id: number;
  name: string;
  statements: readonly string[];
};

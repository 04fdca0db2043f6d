/** At most `limit` at a time, and no queue: who finds it full has something better to do than to wait. */
export type ConcurrencyLimit = {
  /** A place, given back by calling what it returns; `null` when all are taken. */
  enter(): (() => void) | null;
};

export function createConcurrencyLimit(limit: number): ConcurrencyLimit {
  let inside = 0;
  return {
    enter() {
      if (inside >= limit) return null;
      inside++;
      let left = false;
      return () => {
        if (!left) inside--;
        left = true;
      };
    },
  };
}

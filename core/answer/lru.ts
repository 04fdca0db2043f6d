/** Values by key, made once; the one not asked for the longest goes when there are more than `limit`. */
export type Lru<Key, Value> = { of(key: Key, make: () => Value): Value };

export function createLru<Key, Value extends object | string>(limit: number): Lru<Key, Value> {
  const values = new Map<Key, Value>();
  return {
    of(key, make) {
      const kept = values.get(key);
      const value = kept ?? make();
      if (kept !== undefined) values.delete(key);
      values.set(key, value);
      const oldest = values.keys().next();
      if (values.size > limit && !oldest.done) values.delete(oldest.value);
      return value;
    },
  };
}

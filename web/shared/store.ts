/** A value that says when it changes. */
export type Store<T> = {
  get(): T;
  set(change: Partial<T>): void;
  subscribe(changed: () => void): () => void;
};

export function createStore<T extends object>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set(change) {
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

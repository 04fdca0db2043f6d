import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { Store } from './store.ts';

/** The value of a store, drawn again when it changes. */
export function useStore<T>({ get, subscribe }: Pick<Store<T>, 'get' | 'subscribe'>): T {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => subscribe(() => redraw(undefined)), [subscribe]);
  return get();
}

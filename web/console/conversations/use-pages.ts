import { type Inputs, useEffect, useRef, useState } from 'preact/hooks';
import { useLoaded } from '../use-loaded.ts';

/** As the server gives it; `next` is where it goes on. */
export type PageOf<Item> = { items: Item[]; next: string | null };

export type Pages<Item> = {
  items: readonly Item[] | undefined;
  busy: boolean;
  error: unknown;
  reload: () => void;
  /** Undefined where there are no more. */
  more: (() => void) | undefined;
};

/** A list that comes in pages: the first when it is shown, the others as they are asked for. */
export function usePages<Item>(
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Item>>,
  inputs: Inputs,
): Pages<Item> {
  const first = useLoaded((signal) => load(undefined, signal), inputs);
  const [rest, setRest] = useState<{ of: unknown; pages: PageOf<Item>[] }>({ of: undefined, pages: [] });
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const current = useRef(first.value);
  current.current = first.value;
  useEffect(() => setError(undefined), [first.value]);

  const pages = first.value === undefined ? [] : [first.value, ...(rest.of === first.value ? rest.pages : [])];
  const next = pages.at(-1)?.next ?? null;

  async function more(cursor: string): Promise<void> {
    const of = first.value;
    setWaiting(true);
    setError(undefined);
    try {
      const page = await load(cursor, new AbortController().signal);
      // What belongs to another list by now is dropped.
      if (current.current === of) setRest({ of, pages: [...pages.slice(1), page] });
    } catch (cause) {
      setError(cause);
    } finally {
      setWaiting(false);
    }
  }

  return {
    items: first.value === undefined ? undefined : pages.flatMap(({ items }) => items),
    busy: first.busy || waiting,
    error: first.error ?? error,
    reload: first.reload,
    more: next === null || waiting ? undefined : () => void more(next),
  };
}

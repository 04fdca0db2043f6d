import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../view/button.tsx';
import { strings } from './strings.ts';

type Props<Item> = {
  items: readonly Item[];
  /** So many are shown before somebody wants to see all. */
  first: number;
  /** An item as an `li` with its key. */
  row: (item: Item) => ComponentChildren;
};

/** What was found or weighed, numbered, best first. */
export function HitList<Item>({ items, first, row }: Props<Item>) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ol class="hits">{(all ? items : items.slice(0, first)).map(row)}</ol>
      {items.length > first && (
        <Button look="plain" icon={all ? 'up' : 'down'} onClick={() => setAll(!all)}>
          {all ? strings.fewer : strings.more}
        </Button>
      )}
    </>
  );
}

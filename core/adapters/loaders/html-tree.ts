import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, parseFragment, type TreeAdapter } from 'parse5';
import type { HtmlNode } from './html-content.ts';
import { Unreadable } from './unreadable.ts';

/** parse5's work grows with depth × elements; browsers too stop nesting at 512. */
const MAX_DEPTH = 512;
const MAX_ELEMENTS = 1_000_000;

/** The tree of a page, as the HTML standard builds it from any text. Throws `Unreadable` on one too deep or too large. */
export function parsePage(html: string): HtmlNode {
  return parse(html, { treeAdapter: boundedTree() });
}

export function parsePart(html: string): HtmlNode {
  return parseFragment(html, { treeAdapter: boundedTree() });
}

/** parse5's own tree, counted while it grows: hostile markup is refused before it has cost much. */
function boundedTree(): TreeAdapter<DefaultTreeAdapterMap> {
  const depths = new WeakMap<object, number>();
  let count = 0;
  const place = (parent: object, child: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_DEPTH) throw tooComplex('nested too deeply');
    depths.set(child, depth);
  };
  return {
    ...defaultTreeAdapter,
    createElement(...definition) {
      count += 1;
      if (count > MAX_ELEMENTS) throw tooComplex('too large');
      return defaultTreeAdapter.createElement(...definition);
    },
    appendChild(parent, child) {
      place(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, reference) {
      place(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, reference);
    },
  };
}

function tooComplex(how: string): Unreadable {
  return new Unreadable('damaged', `is ${how} to be read as a page; save its text alone and ingest again.`);
}

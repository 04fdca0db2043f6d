import type { Span } from './document.ts';

/**
 * A list before it knows its lead and its path: item spans in order, and which of the section's lines it begins in. `heads`:
 * what names each item, where the shape of the list tells.
 */
export type TextList = { items: Span[]; line: number; heads?: Span[] };

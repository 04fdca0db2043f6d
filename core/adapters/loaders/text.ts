import type { LoadedDocument } from '../../documents/block.ts';
import { decodeText } from './decode.ts';
import { unwrap } from './unwrap.ts';

/** Plain text: a paragraph for every line that is not blank; hard-wrapped lines are joined first. */
export function loadText(bytes: Uint8Array): LoadedDocument {
  const lines = decodeText(bytes).split('\n');
  return { blocks: unwrap(lines).map((text) => ({ kind: 'paragraph', text })), facts: {}, structured: false };
}

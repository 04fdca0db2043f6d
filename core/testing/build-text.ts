import type { Block, DocumentFacts } from '../documents/block.ts';
import { type BuiltDocument, buildDocument } from '../documents/build-document.ts';
import type { Span } from '../documents/document.ts';

/** A document built from plain lines, as the text loader would hand them over. */
export function buildText(text: string, facts: DocumentFacts = {}): BuiltDocument {
  return buildBlocks(paragraphs(text), { facts });
}

export function buildBlocks(
  blocks: Block[],
  { facts = {}, structured = false }: { facts?: DocumentFacts; structured?: boolean } = {},
): BuiltDocument {
  const source = { path: 'guide.txt', format: 'txt', sha256: '', bytes: 0 };
  return buildDocument({ blocks, facts, structured }, source, plainHash, 'guide');
}

export function paragraphs(text: string): Block[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => ({ kind: 'paragraph', text: line }));
}

export const sliceOf =
  ({ document }: BuiltDocument) =>
  (span: Span): string =>
    document.text.slice(span.start, span.end);

/** Sixteen hex digits, two rounds of FNV-1a: good enough to tell test texts apart, and pure. */
function plainHash(text: string): string {
  return [0x811c9dc5, 0x01000193].map((seed) => fnv(text, seed).toString(16).padStart(8, '0')).join('');
}

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

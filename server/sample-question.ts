import type { StoredDocument } from '../core/documents/document.ts';

const ASKS = /[?？]$|什么|怎[么样]|如何|哪|多[久少长]/;
/** Goes through JSON and a shell's quotes as it is. */
const PLAIN = /^[\p{L}\p{N}、，？?]{4,30}$/u;

/** Something to try the server with that its own documents answer: a heading that asks, else a title. */
export function sampleQuestion(documents: Iterable<StoredDocument>): string {
  const all = [...documents];
  const headings = all.flatMap(({ sections }) => sections.map(({ path }) => path.at(-1) ?? ''));
  const plain = [...headings.filter((heading) => ASKS.test(heading)), ...all.map(({ title }) => title)];
  return plain.find((text) => PLAIN.test(text)) ?? '有哪些规定？';
}

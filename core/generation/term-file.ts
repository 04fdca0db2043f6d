import type { TermMatrix } from '../retrieval/term-matrix.ts';

/**
 * A term matrix as bytes, laid out so that reading it is taking views of one buffer (little-endian, as every processor
 * that Node runs on):
 *
 *   rows, entries: u32 | rowStart: u32 × (rows + 1) | columns: u32 × entries | counts: u16 × entries | vocabulary
 *
 * The vocabulary is a JSON array in UTF-8 and takes the rest.
 */
export function encodeTerms({ rowStart, columns, counts, vocabulary }: TermMatrix): Uint8Array[] {
  const header = Uint32Array.of(rowStart.length - 1, columns.length);
  return [...[header, rowStart, columns, counts].map(bytesOf), new TextEncoder().encode(JSON.stringify(vocabulary))];
}

/** The matrix of `encodeTerms`' bytes. Throws RangeError or SyntaxError on bytes that are no matrix. */
export function decodeTerms(bytes: Uint8Array): TermMatrix {
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  let at = byteOffset;
  const words = (count: number) => {
    const view = new Uint32Array(buffer, at, count);
    at += view.byteLength;
    return view;
  };
  const [rows = 0, entries = 0] = words(2);
  const rowStart = words(rows + 1);
  const columns = words(entries);
  const counts = new Uint16Array(buffer, at, entries);
  const vocabulary = new TextDecoder().decode(
    new Uint8Array(buffer, at + counts.byteLength, byteOffset + bytes.length - at - counts.byteLength),
  );
  return { rowStart, columns, counts, vocabulary: JSON.parse(vocabulary) as string[] };
}

/** The bytes behind a typed array, not copied. */
export function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** Bytes as 32-bit floats, copied only where they are not aligned. */
export function floatsOf(bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Float32Array(buffer, byteOffset, byteLength / 4);
}

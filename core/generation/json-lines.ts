/**
 * One JSON value a line, in UTF-8. Lines are encoded and decoded one by one, so that a large file never becomes one
 * string (V8 holds at most 512 Mi characters).
 */
export function* encodeLines(values: Iterable<unknown>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const value of values) yield encoder.encode(`${JSON.stringify(value)}\n`);
}

const NEWLINE = 10;

/** The values of `encodeLines`' bytes. Throws SyntaxError on a line that is not JSON. */
export function decodeLines(bytes: Uint8Array): unknown[] {
  const decoder = new TextDecoder();
  const values: unknown[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    values.push(JSON.parse(decoder.decode(bytes.subarray(start, end))));
    start = end + 1;
  }
  return values;
}

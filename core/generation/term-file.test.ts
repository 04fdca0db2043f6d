import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTerms, encodeTerms, floatsOf } from './term-file.ts';

const matrices = fc
  .array(fc.array(fc.record({ column: fc.nat(0xffffffff), count: fc.nat(0xffff) }), { maxLength: 5 }), { maxLength: 8 })
  .chain((rows) => fc.record({ rows: fc.constant(rows), vocabulary: fc.array(fc.string({ unit: 'binary' })) }))
  .map(({ rows, vocabulary }) => ({
    vocabulary,
    rowStart: Uint32Array.from([0, ...rows].map((_, at) => rows.slice(0, at).flat().length)),
    columns: Uint32Array.from(rows.flat(), ({ column }) => column),
    counts: Uint16Array.from(rows.flat(), ({ count }) => count),
  }));

describe('term file', () => {
  it('gives back every matrix, wherever in memory its bytes lie', () => {
    fc.assert(
      fc.property(matrices, fc.nat(7), (matrix, offset) => {
        const bytes = Buffer.concat(encodeTerms(matrix));
        const shifted = new Uint8Array(bytes.length + offset);
        shifted.set(bytes, offset);
        expect(decodeTerms(shifted.subarray(offset))).toEqual(matrix);
      }),
    );
  });

  it('refuses bytes that were cut off', () => {
    const matrix = {
      vocabulary: ['退货'],
      rowStart: Uint32Array.of(0, 1),
      columns: Uint32Array.of(0),
      counts: Uint16Array.of(2),
    };
    const bytes = Buffer.concat(encodeTerms(matrix));
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeTerms(bytes.subarray(0, length)), `${length} bytes`).toThrow();
    }
  });
});

describe('floatsOf', () => {
  it('reads floats at any offset', () => {
    const floats = Float32Array.of(1.5, -2.25, 0);
    for (let offset = 0; offset < 4; offset++) {
      const bytes = new Uint8Array(12 + offset);
      bytes.set(new Uint8Array(floats.buffer), offset);
      expect(floatsOf(bytes.subarray(offset))).toEqual(floats);
    }
  });
});

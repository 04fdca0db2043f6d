import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLines, encodeLines } from './json-lines.ts';

describe('JSON lines', () => {
  it('give back every value, line breaks in texts included', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: fc.string({ unit: 'binary' }) })), (values) => {
        expect(decodeLines(Buffer.concat([...encodeLines(values)]))).toEqual(values);
      }),
    );
  });

  it('take a last line without a line break', () => {
    expect(decodeLines(new TextEncoder().encode('1\n"二"'))).toEqual([1, '二']);
  });

  it('refuse a line that is not JSON', () => {
    expect(() => decodeLines(new TextEncoder().encode('1\n{\n'))).toThrow(SyntaxError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTokens } from './count-tokens.ts';
import { createTextLimit } from './text-limit.ts';

const NO_END = Number.POSITIVE_INFINITY;

function shown(pieces: readonly string[], stop: readonly string[], most = NO_END) {
  const limit = createTextLimit({ stop, most });
  const text = pieces.map((piece) => limit.take(piece)).join('') + limit.rest();
  return { text, cut: limit.cut, tokens: limit.tokens };
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '退', '😀'), maxLength: 30 });
const stops = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '退', '😀'), minLength: 1, maxLength: 4 }), {
  maxLength: 4,
});
const pieces = fc.array(letters, { maxLength: 8 });

describe('createTextLimit', () => {
  it('ends before the stop sequence that is complete first, however the text is cut into pieces', () => {
    fc.assert(
      fc.property(pieces, stops, (parts, stop) => {
        const text = parts.join('');
        const upTo = [...text].map((_, i, all) => all.slice(0, i + 1).join(''));
        const ending = upTo.find((beginning) => stop.some((sequence) => beginning.endsWith(sequence)));
        const longest = Math.max(...stop.filter((sequence) => ending?.endsWith(sequence)).map(({ length }) => length));
        expect(shown(parts, stop)).toMatchObject({
          text: ending === undefined ? text : ending.slice(0, -longest),
          cut: ending === undefined ? undefined : 'stop',
        });
      }),
    );
  });

  it('lets as many tokens through as are allowed, and says so where that cut the text', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 40 }), (parts, most) => {
        const text = parts.join('');
        const limited = shown(parts, [], most);
        expect(text.startsWith(limited.text)).toBe(true);
        expect(limited.text.isWellFormed()).toBe(true);
        expect(limited.tokens).toBe(countTokens(limited.text));
        expect(limited.tokens).toBeLessThanOrEqual(most);
        expect(limited.cut).toBe(countTokens(text) > most ? 'length' : undefined);
      }),
    );
  });

  it('holds nothing back that no stop sequence begins with', () => {
    const limit = createTextLimit({ stop: ['。结束'], most: NO_END });
    expect(limit.take('可以退货。')).toBe('可以退货');
    expect(limit.take('运费')).toBe('。运费');
  });
});

describe('countTokens', () => {
  it('counts a character outside ASCII as one, four of ASCII as one', () => {
    expect(countTokens('退货 abc1', '好')).toBe(2 + 2 + 1);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countCommonRows } from './common-rows.ts';

const rising = fc.uniqueArray(fc.nat({ max: 20 })).map((rows) => rows.sort((a, b) => a - b));

it('counts the rows that all lists have', () => {
  fc.assert(
    fc.property(fc.array(rising, { minLength: 1, maxLength: 4 }), (lists) => {
      const rows = Uint32Array.from(lists.flat());
      const start = Uint32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]);
      const counts = new Uint16Array(rows.length).fill(1);
      const [first = [], ...others] = lists;
      const common = first.filter((row) => others.every((list) => list.includes(row)));
      expect(countCommonRows({ start, rows, counts }, [...lists.keys()])).toBe(common.length);
    }),
  );
});

it('is 0 for no lists', () => {
  expect(countCommonRows({ start: new Uint32Array(1), rows: new Uint32Array(), counts: new Uint16Array() }, [])).toBe(
    0,
  );
});

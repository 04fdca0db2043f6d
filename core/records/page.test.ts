import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cursorOf, placeOf } from './page.ts';

it('gives back every place', () => {
  const time = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
  const id = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Surrogate}/u.test(text));
  fc.assert(
    fc.property(time, id, (at, id) => {
      const cursor = cursorOf({ at, id });
      expect(cursor).toMatch(/^[\w.~!*'()%-]+$/);
      expect(placeOf(cursor)).toEqual({ at, id });
    }),
  );
});

it.each(['', '.', 'x', 'zzzzzzzzzz.a', 'mgx3k2f0', 'mgx3k2f0.%E0%A4%A', '-1.a', '١.a'])(
  'knows %j for none of its own',
  (cursor) => {
    expect(placeOf(cursor)).toBeNull();
  },
);

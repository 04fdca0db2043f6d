import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, nearestName } from './nearest-name.ts';

it('picks the name with the fewest edits', () => {
  expect(nearestName('LOGLEVEL', ['PORT', 'LOG_LEVEL', 'HOST'])).toBe('LOG_LEVEL');
});

it('is a metric: zero only for equal names, symmetric, triangle inequality', () => {
  const name = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
  );
});

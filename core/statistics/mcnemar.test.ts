import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mcnemar } from './mcnemar.ts';

it('is a coin: 1 against 9 is 2 · (1 + 10) / 1024', () => {
  expect(mcnemar(1, 9)).toBeCloseTo(22 / 1024, 12);
  expect(mcnemar(0, 5)).toBeCloseTo(2 / 32, 12);
});

it('sees nothing where nothing differs, or as much to either side', () => {
  expect(mcnemar(0, 0)).toBe(1);
  expect(mcnemar(7, 7)).toBe(1);
});

it('is a probability that does not ask who was first, for large numbers too', () => {
  fc.assert(
    fc.property(fc.nat({ max: 3000 }), fc.nat({ max: 3000 }), (b, c) => {
      const p = mcnemar(b, c);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(mcnemar(c, b)).toBe(p);
    }),
  );
  // The normal approximation with continuity correction: z = (|1100 - 1000| - 1) / √2100 = 2.1603, p = 0.0308.
  expect(mcnemar(1000, 1100)).toBeCloseTo(0.0308, 3);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalCdf, normalQuantile } from './normal.ts';

it('has the quantiles that every table has', () => {
  const known = [
    [0.5, 0],
    [0.975, 1.959964],
    [0.95, 1.644854],
    [0.005, -2.575829],
    [1e-12, -7.034484],
  ] as const;
  for (const [p, z] of known) {
    expect(normalQuantile(p)).toBeCloseTo(z, 5);
    expect(normalCdf(z)).toBeCloseTo(p, 6);
  }
});

it('finds its way back', () => {
  fc.assert(
    fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (z) => {
      expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 2);
    }),
  );
});

import { expect, it } from 'vitest';
import { createRandom } from './random.ts';

const take = (seed: number, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, random);
};

it('is the same for the same seed, and another for another', () => {
  expect(take(1, 100)).toEqual(take(1, 100));
  expect(take(1, 100)).not.toEqual(take(2, 100));
});

it('falls evenly between 0 and 1, for neighbouring seeds and for neighbouring numbers', () => {
  const across = Array.from({ length: 20_000 }, (_, seed) => take(seed, 1)[0] ?? Number.NaN);
  const along = take(7, 20_000);
  const steps = along.slice(1).map((value, i) => (value - (along[i] ?? 0) + 1) % 1);
  for (const values of [across, along, steps]) {
    const bins = new Array<number>(20).fill(0);
    for (const value of values) bins[Math.floor(value * 20)] = (bins[Math.floor(value * 20)] ?? 0) + 1;
    const expected = values.length / 20;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 99.9 % quantile of χ² with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.82);
    expect(bins).toHaveLength(20);
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterBootstrap, SAMPLING } from './bootstrap.ts';
import { mean, meanOf } from './mean.ts';
import { createRandom } from './random.ts';

const quick = { ...SAMPLING, samples: 500 };

describe('cluster bootstrap', () => {
  it('is the same for the same seed', () => {
    const values = [1, 0, 1, 1, 0, 1, 1, 0.5];
    const clusters = [...'aabbccdd'];
    const once = clusterBootstrap(meanOf(values), clusters, quick);
    expect(clusterBootstrap(meanOf(values), clusters, quick)).toEqual(once);
    expect(clusterBootstrap(meanOf(values), clusters, { ...quick, seed: 2 })).not.toEqual(once);
  });

  it('agrees with the textbook interval of a mean of many independent values', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 1000 }, () => random() + random());
    const interval = clusterBootstrap(meanOf(values), values.map(String));
    const reach = 1.96 * Math.sqrt(1 / 6 / 1000);
    expect(interval?.low).toBeCloseTo(mean(values) - reach, 2);
    expect(interval?.high).toBeCloseTo(mean(values) + reach, 2);
  });

  it('knows that observations of one cluster say the same thing', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 40 }, () => Number(random() < 0.5)).flatMap((value) =>
      new Array(5).fill(value),
    );
    const width = (clusterOf: (i: number) => number) => {
      const interval = clusterBootstrap(
        meanOf(values),
        values.map((_, i) => String(clusterOf(i))),
      );
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    const together = width((i) => Math.floor(i / 5));
    const apart = width((i) => i);
    expect(together / apart).toBeGreaterThan(0.9 * Math.sqrt(5));
    expect(together / apart).toBeLessThan(1.1 * Math.sqrt(5));
  });

  it('says nothing of a single cluster, of none, or of a figure that is not defined', () => {
    expect(clusterBootstrap(meanOf([1, 0]), ['a', 'a'], quick)).toBeNull();
    expect(clusterBootstrap(meanOf([]), [], quick)).toBeNull();
    expect(clusterBootstrap(() => Number.NaN, ['a', 'b'], quick)).toBeNull();
  });

  it('contains the mean and stays within the values', () => {
    const observation = fc.record({ value: fc.double({ min: 0, max: 1, noNaN: true }), cluster: fc.nat({ max: 9 }) });
    fc.assert(
      fc.property(fc.array(observation, { minLength: 2, maxLength: 40 }), (observations) => {
        const values = observations.map(({ value }) => value);
        const clusters = observations.map(({ cluster }) => String(cluster));
        fc.pre(new Set(clusters).size > 1);
        const interval = clusterBootstrap(meanOf(values), clusters, quick);
        const slack = 1e-9;
        expect(interval?.low).toBeLessThanOrEqual(mean(values) + slack);
        expect(interval?.high).toBeGreaterThanOrEqual(mean(values) - slack);
        expect(interval?.low).toBeGreaterThanOrEqual(Math.min(...values) - slack);
        expect(interval?.high).toBeLessThanOrEqual(Math.max(...values) + slack);
      }),
      { numRuns: 50 },
    );
  });

  const SEED = 20;
  it(`holds the true pass rate about 95 times in 100 (seed ${SEED})`, () => {
    const random = createRandom(SEED);
    const trueRate = 0.9;
    const trials = 400;
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const values: number[] = [];
      const clusters: string[] = [];
      for (let cluster = 0; cluster < 40; cluster++) {
        // Half of the questions share their cluster's verdict, the others have their own.
        const shared = Number(random() < trueRate);
        for (let i = 1 + Math.floor(random() * 5); i > 0; i--) {
          values.push(random() < 0.5 ? shared : Number(random() < trueRate));
          clusters.push(String(cluster));
        }
      }
      const interval = clusterBootstrap(meanOf(values), clusters, { ...quick, seed: trial });
      if (interval !== null && interval.low <= trueRate && trueRate <= interval.high) held++;
    }
    // 0.937 over 4000 trials; three standard errors either way for 400.
    expect(held / trials).toBeGreaterThan(0.9);
    expect(held / trials).toBeLessThan(0.975);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aurocOf } from './auroc.ts';
import { calibrationErrorOf } from './calibration-error.ts';
import { rejectionRateOf } from './rejection-rate.ts';
import { aurcOf, riskCoverage } from './risk-coverage.ts';
import { ofSample, type Statistic } from './statistic.ts';

type Measure = (scores: readonly number[], truths: readonly boolean[]) => Statistic;
type Observation = { score: number; truth: boolean; weight: number };

const measure = (of: Measure, scores: readonly number[], truths: readonly boolean[]) =>
  ofSample(of(scores, truths), scores.length);

/** Few different scores, so that many are tied. */
const observation = fc.record({
  score: fc.nat({ max: 8 }).map((eighths) => eighths / 8),
  truth: fc.boolean(),
  weight: fc.nat({ max: 3 }),
});
const observations = fc.array(observation, { minLength: 1, maxLength: 30 });
const columns = (of: readonly Observation[]) => [of.map(({ score }) => score), of.map(({ truth }) => truth)] as const;

const MEASURES: [name: string, of: Measure][] = [
  ['auroc', aurocOf],
  ['rejection rate', (scores, truths) => rejectionRateOf(scores, truths, 0.3)],
  ['aurc', aurcOf],
  ['calibration error', (scores, truths) => calibrationErrorOf(scores, truths)],
];

describe.each(MEASURES)('%s', (_, of) => {
  it('takes a weight for as many observations, and no notice of their order', () => {
    fc.assert(
      fc.property(observations, (all) => {
        const weighted = of(...columns(all))(Uint32Array.from(all, ({ weight }) => weight));
        const repeated = all.flatMap((one) => new Array<Observation>(one.weight).fill(one)).reverse();
        const plain = measure(of, ...columns(repeated));
        if (Number.isNaN(plain)) expect(weighted).toBeNaN();
        else expect(weighted).toBeCloseTo(plain, 10);
      }),
    );
  });
});

describe('AUROC', () => {
  it('is the share of pairs in the right order, ties by half', () => {
    fc.assert(
      fc.property(observations, (all) => {
        const positives = all.filter(({ truth }) => truth);
        const negatives = all.filter(({ truth }) => !truth);
        fc.pre(positives.length > 0 && negatives.length > 0);
        const won = positives.flatMap((p) => negatives.map((n): number => (Math.sign(p.score - n.score) + 1) / 2));
        expect(measure(aurocOf, ...columns(all))).toBeCloseTo(won.reduce((a, b) => a + b) / won.length, 12);
      }),
    );
  });

  it('is not defined of one kind alone', () => {
    expect(measure(aurocOf, [0.2, 0.4], [true, true])).toBeNaN();
  });
});

describe('rejection rate', () => {
  //            negatives 0.1 0.2 0.4 0.4 0.9, positives 0.3 0.4 0.6 0.7 0.8
  const scores = [0.1, 0.2, 0.4, 0.4, 0.9, 0.3, 0.4, 0.6, 0.7, 0.8];
  const isPositive = scores.map((_, i) => i >= 5);
  const at = (rate: number) => ofSample(rejectionRateOf(scores, isPositive, rate), scores.length);

  it('moves the threshold up to the next positive', () => {
    expect(at(0)).toBeCloseTo(2 / 5, 12);
    expect(at(0.2)).toBeCloseTo(2 / 5, 12);
    expect(at(0.4)).toBeCloseTo(4 / 5, 12);
    expect(at(0.99)).toBeCloseTo(4 / 5, 12);
    expect(at(1)).toBe(1);
  });

  it('is not moved by the rounding of a share', () => {
    // 0.29 · 100 is a little less than 29.
    const many = [...Array.from({ length: 100 }, (_, i) => i), 28.5];
    const positive = many.map((_, i) => i < 100);
    expect(ofSample(rejectionRateOf(many, positive, 0.29), 101)).toBe(1);
  });

  it('takes part of a group of equal scores', () => {
    expect(at(0.3)).toBeCloseTo(3 / 5, 12);
  });

  it('never falls as more false rejections are allowed', () => {
    const rates = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(observations, rates, (all, [a, b]) => {
        const rate = (allowed: number) => measure((s, t) => rejectionRateOf(s, t, allowed), ...columns(all));
        fc.pre(Number.isFinite(rate(0)));
        expect(rate(Math.min(a, b))).toBeLessThanOrEqual(rate(Math.max(a, b)) + 1e-12);
      }),
    );
  });
});

describe('risk and coverage', () => {
  it('is worked by hand', () => {
    const confidences = [0.9, 0.8, 0.7, 0.7];
    const isWrong = [false, true, true, false];
    expect(riskCoverage(confidences, isWrong)).toEqual([
      { coverage: 1 / 4, risk: 0, threshold: 0.9 },
      { coverage: 2 / 4, risk: 1 / 2, threshold: 0.8 },
      { coverage: 1, risk: 2 / 4, threshold: 0.7 },
    ]);
    // Risks 0, 1/2, then half an error each: (1 + 1/2) / 3 and 2/4.
    expect(measure(aurcOf, confidences, isWrong)).toBeCloseTo((0 + 1 / 2 + 1 / 2 + 1 / 2) / 4, 12);
  });

  it('is the share of errors for a confidence that knows nothing, and lower for one that knows', () => {
    const isWrong = [true, false, false, false, true, false, false, false];
    expect(
      measure(
        aurcOf,
        isWrong.map(() => 0.6),
        isWrong,
      ),
    ).toBeCloseTo(1 / 4, 12);
    expect(measure(aurcOf, isWrong.map(Number), isWrong)).toBeGreaterThan(1 / 2);
    expect(
      measure(
        aurcOf,
        isWrong.map((wrong) => 1 - Number(wrong)),
        isWrong,
      ),
    ).toBeLessThan(0.06);
  });

  it('ends at the share of errors', () => {
    fc.assert(
      fc.property(observations, (all) => {
        const last = riskCoverage(...columns(all)).at(-1);
        expect(last?.coverage).toBe(1);
        expect(last?.risk).toBeCloseTo(all.filter(({ truth }) => truth).length / all.length, 12);
      }),
    );
  });
});

describe('calibration error', () => {
  it('is the distance of one bin', () => {
    expect(ofSample(calibrationErrorOf([0.9, 0.9, 0.9, 0.9], [true, true, false, false], 1), 4)).toBeCloseTo(0.4, 12);
  });

  it('is worked by hand for two bins', () => {
    const confidences = [0.1, 0.3, 0.8, 0.9];
    // (0 + 1)/2 against 0.2, and (0 + 1)/2 against 0.85.
    const error = ofSample(calibrationErrorOf(confidences, [false, true, false, true], 2), 4);
    expect(error).toBeCloseTo((0.3 + 0.35) / 2, 12);
  });

  it('shares a group of equal confidences between bins', () => {
    // Three observations, two bins of 1.5: first 0.2 and a quarter of the tied pair, half of which is right; then the rest.
    const error = ofSample(calibrationErrorOf([0.2, 0.6, 0.6], [false, true, false], 2), 3);
    const tied = 0.5 - 0.6;
    expect(error).toBeCloseTo((Math.abs(-0.2 + 0.5 * tied) + Math.abs(1.5 * tied)) / 3, 12);
  });

  it('is 0 where confidences are right as often as they say', () => {
    const confidences = [0.5, 0.5, 0.5, 0.5, 1, 1];
    expect(measure(calibrationErrorOf, confidences, [true, false, true, false, true, true])).toBeCloseTo(0, 12);
  });
});

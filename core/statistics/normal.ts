/**
 * The standard normal distribution.
 *
 *   Φ(z) = P(Z ≤ z) = erfc(-z / √2) / 2
 *
 * erfc: Chebyshev fit of Press et al. 1992, "Numerical Recipes in C", §6.2, relative error below 1.2·10⁻⁷.
 */
export function normalCdf(z: number): number {
  return complementaryError(-z / Math.SQRT2) / 2;
}

/**
 * Φ⁻¹(p) for 0 < p < 1: rational functions near the middle, in the tails and far out.
 * Source: Wichura 1988, "Algorithm AS 241", PPND7; about seven decimals.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE[0], r)) / polynomial(CENTRE[1], r);
  }
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const [numerator, denominator] = r <= 5 ? TAIL : FAR;
  const x = r - (r <= 5 ? 1.6 : 5);
  return (Math.sign(q) * polynomial(numerator, x)) / polynomial(denominator, x);
}

type Rational = readonly [numerator: readonly number[], denominator: readonly number[]];

// Coefficients of x⁰, x¹, …
const CENTRE: Rational = [
  [3.3871327179, 50.434271938, 159.29113202, 59.10937472],
  [1, 17.895169469, 78.757757664, 67.1875636],
];
const TAIL: Rational = [
  [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103],
  [1, 0.7370016425, 0.12021132975],
];
const FAR: Rational = [
  [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
  [1, 0.24197894225, 0.012258202635],
];
const ERROR = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

function complementaryError(x: number): number {
  const t = 1 / (1 + Math.abs(x) / 2);
  const tail = t * Math.exp(-x * x + polynomial(ERROR, t));
  return x >= 0 ? tail : 2 - tail;
}

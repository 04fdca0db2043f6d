import type { Interval } from './bootstrap.ts';
import { normalQuantile } from './normal.ts';

/**
 * Wilson's interval of a share p̂ = x/n. Unlike p̂ ± z·√(p̂(1-p̂)/n) it stays within 0..1 and has a width where p̂ is 0 or
 * 1: of 60 passes in 60 it says "at least 94 %".
 *
 *   ( p̂ + z²/2n  ±  z·√( p̂(1-p̂)/n + z²/4n² ) ) / (1 + z²/n)
 *
 * Source: Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference". All shares for n = 0.
 */
export function wilson(share: number, n: number, level = 0.95): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z = normalQuantile((1 + level) / 2);
  const centre = share + z ** 2 / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  const within = (bound: number) => Math.min(1, Math.max(0, bound / (1 + z ** 2 / n)));
  return { low: within(centre - reach), high: within(centre + reach) };
}

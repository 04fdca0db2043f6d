/**
 * Pseudo-random numbers that are the same on every machine: SplitMix, 32 bits wide.
 *
 *   state ← state + 0x9e3779b9        the golden ratio, so that states never come near each other soon
 *   next  = mix(state)                xor-shifts and odd multipliers: one bit of state flips half the bits of output
 *
 * Source: Steele, Lea & Flood 2014, "Fast Splittable Pseudorandom Number Generators"; the multipliers of 32 bits are
 * Ettinger's (2019, "hash-prospector"). Period 2³²: enough for resampling, nothing for secrets.
 */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

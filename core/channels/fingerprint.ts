/**
 * A fingerprint by which a quotation is found again in a text that has changed around it, without the quotation itself:
 * the rolling hash of Rabin and Karp (1987), a polynomial over the code units c, twice with different bases b.
 *
 *     h(c₀…cₙ₋₁) = c₀·bⁿ⁻¹ + … + cₙ₋₁   mod p        h(c₁…cₙ) = (h(c₀…cₙ₋₁) − c₀·bⁿ⁻¹)·b + cₙ   mod p
 *
 * p is the Mersenne prime 2³¹ − 1 and b < 2²², so every product stays below 2⁵³ and is exact. Two hashes make 62 bits: of
 * ten million places of a wrong text, one agrees by chance with probability 2·10⁻¹².
 */
const PRIME = 2_147_483_647;
const BASES = [1_048_583, 3_145_739] as const;
const DIGITS = 6;

/** Twelve characters of 0-9 and a-z. */
export const fingerprint = (text: string): string => BASES.map((base) => written(hash(text, base))).join('');

/** Offsets at which a stretch of `length` code units has this fingerprint, in order. One pass over the text. */
export function placesOf(mark: string, length: number, text: string): number[] {
  const wanted = [mark.slice(0, DIGITS), mark.slice(DIGITS)].map((digits) => Number.parseInt(digits, 36));
  if (length < 1 || length > text.length) return [];
  const rolling = BASES.map((base) => ({
    base,
    top: power(base, length - 1),
    value: hash(text.slice(0, length), base),
  }));
  const found: number[] = [];
  for (let at = 0; ; at++) {
    if (rolling.every(({ value }, i) => value === wanted[i])) found.push(at);
    if (at + length >= text.length) return found;
    const leaving = text.charCodeAt(at);
    const entering = text.charCodeAt(at + length);
    for (const one of rolling) {
      const rest = (one.value + PRIME - ((leaving * one.top) % PRIME)) % PRIME;
      one.value = (rest * one.base + entering) % PRIME;
    }
  }
}

function hash(text: string, base: number): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) value = (value * base + text.charCodeAt(i)) % PRIME;
  return value;
}

function power(base: number, exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i++) value = (value * base) % PRIME;
  return value;
}

const written = (value: number): string => value.toString(36).padStart(DIGITS, '0');

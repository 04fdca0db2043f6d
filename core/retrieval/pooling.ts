/**
 * Token vectors → one unit vector a text.
 *
 *   mean:  v = Σ mask_t · h_t / Σ mask_t        cls:  v = h_0        then  v / |v|
 *
 * A text without tokens has no direction: its vector is all zeros. Source: Reimers & Gurevych 2019 (Sentence-BERT), §3.
 */
export type TokenVectors = {
  /** Row-major, `texts × tokens × dimensions`. */
  data: Float32Array;
  texts: number;
  tokens: number;
  dimensions: number;
  /** `texts × tokens`, 1 where there is a token, 0 where there is padding. */
  mask: ArrayLike<number | bigint>;
};

export function pool(vectors: TokenVectors, pooling: 'mean' | 'cls'): Float32Array[] {
  const { texts, tokens } = vectors;
  const upTo = pooling === 'cls' ? Math.min(1, tokens) : tokens;
  return Array.from({ length: texts }, (_, text) => normalise(sumOfTokens(vectors, text, upTo)));
}

/** The sum has the direction of the mean, and only the direction is kept. */
function sumOfTokens({ data, tokens, dimensions, mask }: TokenVectors, text: number, upTo: number): Float32Array {
  const sum = new Float32Array(dimensions);
  for (let token = 0; token < upTo; token++) {
    if (!mask[text * tokens + token]) continue;
    const from = (text * tokens + token) * dimensions;
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + (data[from + i] ?? 0);
  }
  return sum;
}

/** Divides a vector by its length, in place; zeros stay zeros. */
export function normalise(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

/**
 * The dot product of `query` and the vector that starts at `offset` in a row-major matrix; of unit vectors, their
 * cosine. Four running sums let the processor overlap the multiplications (1.5 to 2 times as fast as one sum in V8).
 */
export function dotProduct(matrix: Float32Array, offset: number, query: Float32Array): number {
  const length = query.length;
  const whole = length - (length % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    a += (matrix[offset + i] as number) * (query[i] as number);
    b += (matrix[offset + i + 1] as number) * (query[i + 1] as number);
    c += (matrix[offset + i + 2] as number) * (query[i + 2] as number);
    d += (matrix[offset + i + 3] as number) * (query[i + 3] as number);
  }
  for (let i = whole; i < length; i++) a += (matrix[offset + i] as number) * (query[i] as number);
  return a + b + (c + d);
}

import { describe, expect, it } from 'vitest';
import { pool } from './pooling.ts';

/** Two texts of two tokens, two dimensions; the second text has one token and one place of padding. */
const vectors = {
  data: Float32Array.from([3, 0, 0, 4, 0, 2, 9, 9]),
  texts: 2,
  tokens: 2,
  dimensions: 2,
  mask: [1n, 1n, 1n, 0n],
};

describe('pooling', () => {
  it('takes the direction of the mean of the tokens, without padding', () => {
    const [first, second] = pool(vectors, 'mean');
    expect([...(first ?? [])]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
    expect([...(second ?? [])]).toEqual([0, 1]);
  });

  it('takes the first token alone', () => {
    expect(pool(vectors, 'cls').map((vector) => [...vector])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('gives zeros where there is no token', () => {
    expect(pool({ ...vectors, mask: [0, 0, 0, 0] }, 'mean')).toEqual([new Float32Array(2), new Float32Array(2)]);
  });
});

/** Time, given from outside so that waiting can be tested without waiting. */
export type Timer = {
  /** Monotonic, milliseconds. */
  now(): number;
  /** Runs `run` once after `ms`; the function it returns calls that off. */
  after(ms: number, run: () => void): () => void;
};

/** Nearest neighbours by cosine over unit vectors. `row` numbers follow the order in which vectors were given. */
export type VectorIndex = {
  size: number;
  /** At most `limit` rows, best first; `score` is the cosine in -1..1. Ties by row. */
  search(query: Float32Array, limit: number): ScoredRow[];
};

export type ScoredRow = { row: number; score: number };

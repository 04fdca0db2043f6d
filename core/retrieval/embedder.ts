/**
 * Text → unit vectors. Implementations: the bundled or any hub model (`adapters/transformers-embedder.ts`); a hashing
 * stand-in for tests. One contract suite, `core/testing/embedder-contract.ts`, runs over all of them.
 */
export type Embedder = {
  model: EmbeddingModel;
  /** One vector a text, in order, each of `model.dimensions` and length 1 (a text without known tokens: all zeros). */
  embed(texts: readonly string[], role: 'query' | 'passage'): Promise<Float32Array[]>;
};

/** What an index must remember about the model that filled it: two models of equal size are still two models. */
export type EmbeddingModel = { id: string; sha256: string; dimensions: number };

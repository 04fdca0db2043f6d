import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from '../retrieval/embedder.ts';

/** An Embedder where LangChain wants `Embeddings`: in its vector stores and retrievers. */
export class EmbedderEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors = await this.#embedder.embed(texts, 'passage');
    return vectors.map((vector) => [...vector]);
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector = new Float32Array(this.#embedder.model.dimensions)] = await this.#embedder.embed([text], 'query');
    return [...vector];
  }
}

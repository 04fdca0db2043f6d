import { expect, it } from 'vitest';
import type { Embedder } from '../retrieval/embedder.ts';
import { EmbedderEmbeddings } from './langchain-embeddings.ts';

const ofRole: Embedder = {
  model: { id: 'role', sha256: '0'.repeat(64), dimensions: 2 },
  embed: async (texts, role) => texts.map(() => Float32Array.from(role === 'query' ? [1, 0] : [0, 1])),
};

it('embeds documents as passages and a query as a query, as plain numbers', async () => {
  const embeddings = new EmbedderEmbeddings(ofRole);
  expect(await embeddings.embedDocuments(['退货', '保修'])).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(await embeddings.embedQuery('退货')).toEqual([1, 0]);
});

import type { Embedder } from '../retrieval/embedder.ts';
import { normalise } from '../retrieval/pooling.ts';
import { grams } from '../retrieval/tokens.ts';

/**
 * Embedder without a model: each character or bigram adds ±1 at a hashed place (Weinberger et al. 2009, "Feature
 * Hashing for Large Scale Multitask Learning"). Texts that share words are near each other; nothing else is learnt.
 */
export function createHashingEmbedder(dimensions = 64): Embedder {
  return {
    model: { id: 'hashing', sha256: '0'.repeat(64), dimensions },
    embed: async (texts) => texts.map((text) => hashVector(text, dimensions)),
  };
}

function hashVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const term of grams(text)) {
    const hash = fnv1a(term);
    const place = hash % dimensions;
    vector[place] = (vector[place] ?? 0) + (hash & 0x10000 ? 1 : -1);
  }
  return normalise(vector);
}

/** Fowler-Noll-Vo 1a, 32 bits, over UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

import { GenerationGone, IndexMissing } from '../errors.ts';
import { GENERATIONS_KEPT, type Generation, type GenerationStore } from '../generation/generation.ts';
import { createExactVectors } from '../retrieval/exact-vectors.ts';

/** A store that keeps generations in memory, for tests of programs that read or publish one. */
export function createMemoryGenerations(): GenerationStore {
  const published: Generation[] = [];
  let currentId: string | undefined;
  let held = false;
  const kept = () => published.slice(-GENERATIONS_KEPT).reverse();
  const current = () => published.find(({ manifest }) => manifest.id === currentId);
  return {
    async load() {
      const generation = current();
      if (!generation) throw new IndexMissing('memory');
      return generation;
    },
    salvage: async () => current() ?? null,
    manifest: async () => current()?.manifest ?? null,
    sources: async () => current()?.manifest.sources ?? null,
    async publish(draft) {
      const { passages, curated, terms, embeddings } = structuredClone(draft);
      const id = `memory-${published.length + 1}`;
      const manifest = { ...structuredClone(draft.manifest), id, createdAt: '2026-11-21T00:00:00.000Z', files: {} };
      const documents = new Map(structuredClone(draft.documents).map((document) => [document.id, document]));
      const vectors = createExactVectors(embeddings, manifest.model.dimensions);
      published.push({ manifest, documents, passages, curated, terms, embeddings, vectors });
      currentId = id;
      held = false;
      return manifest;
    },
    sweep: async () => undefined,
    kept: async () =>
      kept().map(({ manifest }) => {
        const isCurrent = manifest.id === currentId;
        return { manifest, current: isCurrent, held: isCurrent && held };
      }),
    async activate(id) {
      const found = kept().find(({ manifest }) => manifest.id === id);
      if (!found) throw new GenerationGone(id);
      currentId = id;
      held = true;
      return found.manifest;
    },
  };
}

import { describe, expect, it } from 'vitest';
import { GenerationGone, IndexMissing } from '../errors.ts';
import {
  GENERATIONS_KEPT,
  type Generation,
  type GenerationDraft,
  type GenerationStore,
} from '../generation/generation.ts';
import { loadWhole } from '../generation/load-whole.ts';
import { draftOf } from './generation-draft.ts';

/** What every generation store promises. `create` makes an empty one. */
export function testGenerationStore(name: string, create: () => Promise<GenerationStore>): void {
  describe(name, () => {
    it('has nothing before the first publication', async () => {
      const store = await create();
      await expect(store.load()).rejects.toThrow(IndexMissing);
      await expect(loadWhole(store)).rejects.toThrow(IndexMissing);
      expect(await store.manifest()).toBeNull();
      expect(await store.sources()).toBeNull();
      expect(await store.salvage()).toBeNull();
      await store.sweep();
    });

    it('gives back what was published', async () => {
      const store = await create();
      const draft = draftOf(4);
      const manifest = await store.publish(draft);
      const generation = await store.load();
      expect(contentOf(generation)).toEqual(contentOf(draft));
      expect(generation.manifest).toEqual(manifest);
      expect(generation.manifest).toMatchObject(draft.manifest);
      expect([...generation.documents.keys()]).toEqual(draft.documents.map((document) => document.id));
      expect(await store.manifest()).toEqual(manifest);
      expect(await store.sources()).toEqual(draft.manifest.sources);
      expect((await loadWhole(store)).damage).toBeNull();
    });

    it('searches the published vectors', async () => {
      const store = await create();
      await store.publish(draftOf(4));
      const { vectors, embeddings, manifest } = await store.load();
      const [best] = vectors.search(embeddings.slice(0, manifest.model.dimensions), 3);
      expect(best?.row).toBe(0);
      expect(best?.score).toBeCloseTo(1, 5);
    });

    it('replaces the current generation, and leaves the one that a reader holds', async () => {
      const store = await create();
      const first = await store.publish(draftOf(2, 1));
      const held = await store.load();
      const second = await store.publish(draftOf(3, 2));
      expect(second.id).not.toBe(first.id);
      expect(contentOf(await store.load())).toEqual(contentOf(draftOf(3, 2)));
      expect(contentOf(held)).toEqual(contentOf(draftOf(2, 1)));
    });

    it('keeps the current generation when it sweeps', async () => {
      const store = await create();
      for (const seed of [1, 2, 3]) await store.publish(draftOf(2, seed));
      await store.sweep();
      expect(contentOf(await store.load())).toEqual(contentOf(draftOf(2, 3)));
    });

    it('keeps a handful to go back to, newest first', async () => {
      const store = await create();
      expect(await store.kept()).toEqual([]);
      const ids: string[] = [];
      for (let seed = 0; seed < GENERATIONS_KEPT + 2; seed++) ids.push((await store.publish(draftOf(1, seed))).id);
      const kept = await store.kept();
      expect(kept.map(({ manifest }) => manifest.id)).toEqual(ids.reverse().slice(0, GENERATIONS_KEPT));
      expect(kept.map(({ current }) => current)).toEqual([true, ...Array(GENERATIONS_KEPT - 1).fill(false)]);
      expect(kept.some(({ held }) => held)).toBe(false);
    });

    it('goes back to one that is kept and holds it until the next publication, and forward again', async () => {
      const store = await create();
      const ids: string[] = [];
      for (const seed of [1, 2, 3]) ids.push((await store.publish(draftOf(2, seed))).id);
      const [oldest = '', middle = '', newest = ''] = ids;
      const states = async () => (await store.kept()).map(({ manifest: { id }, current, held }) => [id, current, held]);

      expect((await store.activate(oldest)).id).toBe(oldest);
      expect(contentOf(await store.load())).toEqual(contentOf(draftOf(2, 1)));
      await store.sweep();
      expect(await states()).toEqual([
        [newest, false, false],
        [middle, false, false],
        [oldest, true, true],
      ]);
      await store.activate(newest);
      expect(contentOf(await store.load())).toEqual(contentOf(draftOf(2, 3)));
      const { id } = await store.publish(draftOf(2, 4));
      expect((await states())[0]).toEqual([id, true, false]);
      expect((await states()).length).toBe(4);
      await expect(store.activate('20200101T000000000Z-gone')).rejects.toThrow(GenerationGone);
      expect(contentOf(await store.load())).toEqual(contentOf(draftOf(2, 4)));
    });

    it('keeps a generation without passages', async () => {
      const store = await create();
      await store.publish(draftOf(0));
      expect((await store.load()).vectors.search(new Float32Array(8), 5)).toEqual([]);
    });
  });
}

/** What a generation and the draft that it was made from have in common. */
export function contentOf(from: Generation | GenerationDraft) {
  const { passages, curated, terms, embeddings } = from;
  return { documents: [...from.documents.values()], passages, curated, terms, embeddings };
}

import { IndexCorrupt } from '../errors.ts';
import type { Generation, GenerationStore } from './generation.ts';

/**
 * The generation to serve. When the current one is damaged and an older one is whole, the older one, together with what
 * is wrong: a reader goes on answering and says that it is degraded. Throws what `load` throws when nothing can serve.
 */
export async function loadWhole(
  store: Pick<GenerationStore, 'load' | 'salvage'>,
): Promise<{ generation: Generation; damage: IndexCorrupt | null }> {
  try {
    return { generation: await store.load(), damage: null };
  } catch (error) {
    if (!(error instanceof IndexCorrupt)) throw error;
    const generation = await store.salvage();
    if (!generation) throw error;
    return { generation, damage: error };
  }
}

import type { Serving } from '../core/answer/serving.ts';
import type { Generation, GenerationStore } from '../core/generation/generation.ts';
import { loadWhole } from '../core/generation/load-whole.ts';
import type { Log } from './log.ts';

/**
 * What the server knows now, and its change while it runs:
 *
 *   manifest.id ≠ serving id ──► load + assemble ──► swap       (requests at work keep the old one)
 *                                      └─ fails ──► old one goes on, `trouble` says why
 */
export type Knowledge = {
  current(): Serving | null;
  /** Why the newest generation is not the one that serves. */
  trouble(): Error | null;
  /**
   * Loads the first generation: the current one or, where that is damaged, the newest whole one, with `trouble` set.
   * Throws what the store throws when nothing can serve.
   */
  load(): Promise<Serving>;
  /** Takes up a newly published generation if there is one; never throws. A generation that failed is not tried again. */
  refresh(): Promise<void>;
};

type Deps = {
  store: Pick<GenerationStore, 'load' | 'salvage' | 'manifest'>;
  assemble: (generation: Generation) => Promise<Serving>;
  log: Log;
};

export function createKnowledge({ store, assemble, log }: Deps): Knowledge {
  let serving: Serving | null = null;
  let trouble: Error | null = null;
  let refusedId: string | undefined;
  let refreshing: Promise<void> | null = null;

  const newestId = async (): Promise<string | undefined> => (await store.manifest())?.id;

  async function serve(generation: Generation): Promise<Serving> {
    serving = await assemble(generation);
    return serving;
  }

  async function load(): Promise<Serving> {
    const { generation, damage } = await loadWhole(store);
    if (damage !== null) refuse(await newestId().catch(() => undefined), damage);
    return serve(generation);
  }

  async function takeNewest(): Promise<void> {
    let id: string | undefined;
    try {
      id = await newestId();
      if (id === undefined || id === refusedId) return;
      if (id !== serving?.generation.manifest.id) {
        const { generation } = await serve(await store.load());
        log.info({ generation: generation.manifest.id, passages: generation.passages.length }, 'new generation serves');
      }
      trouble = null;
    } catch (error) {
      refuse(id, error);
    }
  }

  /** Remembers which generation does not serve, so that it is not read again and again, and why. */
  function refuse(id: string | undefined, error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error));
    if (reason.message !== trouble?.message)
      log.error({ generation: id, reason: reason.message }, 'generation refused');
    trouble = reason;
    refusedId = id;
  }

  return {
    current: () => serving,
    trouble: () => trouble,
    load,
    refresh() {
      refreshing ??= takeNewest().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
  };
}

/** Looks for a new generation every `intervalMs` without keeping the process alive. Returns a function that stops it. */
export function watch(knowledge: Knowledge, intervalMs: number): () => void {
  const timer = setInterval(() => void knowledge.refresh(), intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

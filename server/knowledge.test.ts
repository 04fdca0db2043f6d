import { describe, expect, it } from 'vitest';
import { IndexCorrupt, IndexMissing } from '../core/errors.ts';
import type { GenerationStore } from '../core/generation/generation.ts';
import { draftOf } from '../core/testing/generation-draft.ts';
import { createMemoryGenerations } from '../core/testing/generation-memory.ts';
import { createKnowledge } from './knowledge.ts';
import { recordingLog, servingOf } from './testing/test-app.ts';

function over(store: GenerationStore) {
  const { log, entries } = recordingLog();
  const knowledge = createKnowledge({ store, assemble: async (generation) => servingOf(generation), log });
  return { knowledge, entries };
}

const corrupt = () => new IndexCorrupt('documents.jsonl', 'its hash differs', 'npm run ingest');

describe('knowledge', () => {
  it('takes up a generation published after it began, and leaves the old one to whoever holds it', async () => {
    const store = createMemoryGenerations();
    await store.publish(draftOf(1));
    const { knowledge } = over(store);
    const first = await knowledge.load();
    await store.publish(draftOf(2));
    expect(knowledge.current()).toBe(first);
    await knowledge.refresh();
    expect(knowledge.current()?.generation.documents.size).toBe(2);
    expect(first.generation.documents.size).toBe(1);
  });

  it('reads nothing while nothing changed', async () => {
    const store = createMemoryGenerations();
    await store.publish(draftOf(1));
    let loads = 0;
    const load = () => {
      loads++;
      return store.load();
    };
    const { knowledge } = over({ ...store, load });
    await knowledge.load();
    await knowledge.refresh();
    await Promise.all([knowledge.refresh(), knowledge.refresh()]);
    expect(loads).toBe(1);
  });

  it('keeps serving when the new generation is damaged, says why once, and recovers with the next', async () => {
    const store = createMemoryGenerations();
    await store.publish(draftOf(1));
    let damaged = false;
    let loads = 0;
    const { knowledge, entries } = over({
      ...store,
      load: async () => {
        loads++;
        if (damaged) throw corrupt();
        return store.load();
      },
    });
    const first = await knowledge.load();
    await store.publish(draftOf(2));
    damaged = true;
    for (let i = 0; i < 3; i++) await knowledge.refresh();
    expect(knowledge.current()).toBe(first);
    expect(knowledge.trouble()).toBeInstanceOf(IndexCorrupt);
    expect(loads).toBe(2);
    expect(entries.filter(({ level }) => level === 'error')).toHaveLength(1);

    damaged = false;
    await store.publish(draftOf(3));
    await knowledge.refresh();
    expect(knowledge.current()?.generation.documents.size).toBe(3);
    expect(knowledge.trouble()).toBeNull();
  });

  it('begins with the newest whole generation when the current one is damaged', async () => {
    const store = createMemoryGenerations();
    await store.publish(draftOf(1));
    const { knowledge } = over({ ...store, load: () => Promise.reject(corrupt()) });
    await knowledge.load();
    expect(knowledge.current()?.generation.documents.size).toBe(1);
    expect(knowledge.trouble()).toBeInstanceOf(IndexCorrupt);
  });

  it('fails to begin when nothing can serve', async () => {
    const { knowledge } = over(createMemoryGenerations());
    await expect(knowledge.load()).rejects.toBeInstanceOf(IndexMissing);
    const damaged = { ...createMemoryGenerations(), load: () => Promise.reject(corrupt()) };
    await expect(over(damaged).knowledge.load()).rejects.toBeInstanceOf(IndexCorrupt);
  });

  it('never throws while it looks', async () => {
    const store = createMemoryGenerations();
    await store.publish(draftOf(1));
    const { knowledge } = over({ ...store, manifest: () => Promise.reject(new Error('disk gone')) });
    await knowledge.load();
    await knowledge.refresh();
    expect(knowledge.trouble()?.message).toBe('disk gone');
  });
});

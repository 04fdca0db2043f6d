import type { OwnerFile, OwnerFiles } from '../../core/documents/owner-files.ts';
import type { GenerationStore } from '../../core/generation/generation.ts';
import type { Library } from '../library/library.ts';

/** Files in memory. */
export function memoryFiles(): OwnerFiles {
  const kept = new Map<string, { bytes: Uint8Array; changedAt: Date }>();
  return {
    list: async () =>
      [...kept].sort().map(([name, { bytes, changedAt }]): OwnerFile => ({ name, bytes: bytes.length, changedAt })),
    read: async (name) => kept.get(name)?.bytes ?? null,
    async write(name, bytes) {
      kept.set(name, { bytes, changedAt: new Date() });
    },
    remove: async (name) => kept.delete(name),
  };
}

/** Nothing uploaded, nothing written, no ingest that ever ends, and a doctor who is out. */
export function emptyLibrary(store: Pick<GenerationStore, 'kept' | 'activate'>): Library {
  let ids = 0;
  return {
    uploads: memoryFiles(),
    curated: memoryFiles(),
    formatOf: (path) => (path.endsWith('.md') ? { name: 'markdown', maxBytes: 1_000_000 } : null),
    formats: ['.md'],
    loadCuratedFile: () => Promise.reject(new Error('There is nothing that reads approved answers.')),
    generations: { kept: store.kept, activate: async (id) => void (await store.activate(id)) },
    ingest: {
      request: () => ({ id: 'job-1', status: 'waiting', requested_at: '2026-11-22T00:00:00.000Z' }),
      find: () => undefined,
      latest: () => undefined,
      close: () => undefined,
    },
    examiner: { examine: () => Promise.reject(new Error('There is no doctor.')) },
    newCuratedId() {
      ids += 1;
      return `20261122-${String(ids).padStart(6, '0')}`;
    },
    today: () => '2026-11-22',
  };
}

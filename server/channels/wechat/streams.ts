import type { SharedValues } from '../../../core/records/deliveries.ts';

/** An answer as far as it is. */
export type Progress = { content: string; finish: boolean };

/**
 * Answers that are read bit by bit, by a platform that may ask another process than the one which writes. Each is kept in
 * the store, not more often than twice a second.
 */
export type Streams = {
  write(id: string, progress: Progress): Promise<void>;
  /** `null` for one that nobody writes any more. */
  read(id: string): Promise<Progress | null>;
};

type Parts = { name: string; values: SharedValues; clock: () => Date };
type Kept = Progress & { at: number };

const KEEP_MS = 10 * 60_000;
const EVERY_MS = 500;
/** Whoever has said nothing for so long is gone. */
const SILENT_MS = 20_000;

export function createStreams({ name, values, clock }: Parts): Streams {
  const own = new Map<string, Kept>();
  const nameOf = (id: string) => `${name}:stream:${id}`;

  return {
    async write(id, progress) {
      const at = clock().getTime();
      const before = own.get(id);
      const kept = { ...progress, at: before !== undefined && at - before.at < EVERY_MS ? before.at : at };
      own.set(id, kept);
      if (progress.finish) own.delete(id);
      else if (kept.at !== at) return;
      const value = { text: JSON.stringify({ ...progress, at }), expiresAt: new Date(at + KEEP_MS) };
      await values.update(nameOf(id), clock(), () => ({ value, result: undefined }));
    },
    async read(id) {
      const written = own.get(id);
      if (written !== undefined) return { content: written.content, finish: false };
      return values.update<Progress | null>(nameOf(id), clock(), (text) => {
        if (text === null) return { result: null };
        const { content, finish, at }: Kept = JSON.parse(text);
        const isGone = !finish && clock().getTime() - at > SILENT_MS;
        return { result: isGone ? null : { content, finish } };
      });
    },
  };
}

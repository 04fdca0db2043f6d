import { SingleBar } from 'cli-progress';

/** What a long run tells while it runs. Stages follow one another. */
export type Progress = {
  begin(stage: 'reading' | 'embedding', total: number): void;
  advance(by?: number): void;
  end(): void;
};

const LABELS = { reading: 'Reading documents ', embedding: 'Embedding passages' };

/** A bar on a terminal; silence anywhere else. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { begin: () => undefined, advance: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    stream,
    format: '{label} {bar} {value}/{total}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
  });
  return {
    begin: (stage, total) => bar.start(total, 0, { label: LABELS[stage] }),
    advance: (by = 1) => bar.increment(by),
    end: () => bar.stop(),
  };
}

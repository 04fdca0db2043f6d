import { SingleBar } from 'cli-progress';

/** What a long run tells while it runs. Stages follow one another. */
export type Progress = {
  begin(stage: 'reading' | 'embedding', total: number): void;
  advance(by?: number): void;
  end(): void;
};

const LABELS = { reading: 'Reading documents ', embedding: 'Embedding passages' };

/** How far a run has come, as one line of JSON for a program that waits for it. */
export type ProgressLine = { stage: 'reading' | 'embedding'; done: number; total: number };

const LINES_EVERY_MS = 100;

/** Lines of JSON, several a second at most; the last of a stage is always told. */
export function createProgressLines(write: (line: string) => void, now: () => number): Progress {
  let line: ProgressLine = { stage: 'reading', done: 0, total: 0 };
  let told = 0;
  function tell(): void {
    told = now();
    write(`${JSON.stringify(line)}\n`);
  }
  return {
    begin(stage, total) {
      line = { stage, done: 0, total };
      tell();
    },
    advance(by = 1) {
      line.done += by;
      if (now() - told >= LINES_EVERY_MS) tell();
    },
    end: tell,
  };
}

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

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { IngestProgress, IngestReport } from '../../core/contract/library.ts';

/** How a run of the ingest ended. `code` is of its error, `killed` or `crashed`. */
export type IngestOutcome = { report: IngestReport } | { failure: IngestFailure };
export type IngestFailure = { code: string; message: string };

/** A run of the ingest that has begun. */
export type IngestRun = { ended: Promise<IngestOutcome>; stop(): void };

const Failed = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** What it may write to be read: reports of very many documents are long. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

/**
 * Runs a command of the ingest in a process of its own and gives what it printed, parsed, once it has ended; progress comes on its
 * stderr, a line of JSON each. The process inherits the environment, so that it is configured as the server is. Never rejects.
 */
export function runIngest(command: readonly string[], onProgress: (progress: IngestProgress) => void): IngestRun {
  const { ended, stop } = runJson(command, (line) => {
    const progress = IngestProgress.safeParse(parseJson(line));
    if (progress.success) onProgress(progress.data);
  });
  return { ended: ended.then(outcomeOf), stop };
}

export type Printed = { value: unknown } | { failure: IngestFailure };

/** Runs a program of Node that prints one JSON document; `onLine` gets the lines of its stderr. Never rejects. */
export function runJson(
  command: readonly string[],
  onLine: (line: string) => void,
): { ended: Promise<Printed>; stop(): void } {
  const child = spawn(process.execPath, [...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (printed.length < MOST_CHARACTERS) printed += text;
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.startsWith('{')) complaint = line;
    onLine(line);
  });
  const ended = new Promise<Printed>((resolve) => {
    child.on('error', (error) => resolve({ failure: { code: 'crashed', message: error.message } }));
    child.on('close', (_code, signal) => {
      if (signal !== null) return resolve({ failure: { code: 'killed', message: `It was ended by ${signal}.` } });
      const value = parseJson(printed);
      resolve(value === undefined ? { failure: { code: 'crashed', message: complaint } } : { value });
    });
  });
  return { ended, stop: () => void child.kill() };
}

function outcomeOf(printed: Printed): IngestOutcome {
  if ('failure' in printed) return printed;
  const failed = Failed.safeParse(printed.value);
  if (failed.success) return { failure: failed.data.error };
  const report = IngestReport.safeParse(printed.value);
  return report.success
    ? { report: report.data }
    : { failure: { code: 'crashed', message: 'It printed no report that can be read.' } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

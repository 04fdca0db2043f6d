import { parseArgs } from 'node:util';
import { WrongUsage } from '../core/errors.ts';

export type IngestOptions = {
  /** As typed; empty when none was given. */
  sources: string[];
  dataDir: string | undefined;
  json: boolean;
  progress: boolean;
  doctor: boolean;
  strict: boolean;
  ensure: boolean;
  help: boolean;
};

export const USAGE = `Usage: npm run ingest -- [--source DIR|FILE …] [--data-dir DIR] [--json] [--strict] [--ensure]
       npm run ingest -- --doctor [--data-dir DIR] [--json]

Brings the index up to date with its documents. Only what changed is read and embedded again. Documents in DATA_DIR/uploads
and approved answers in DATA_DIR/curated are taken in beside the sources.

  --source DIR|FILE  what to ingest; may be given several times, also without --source.
                     Default: CORPUS_DIR, else what the index was built from, else corpus/
  --data-dir DIR     where the index is kept. Default: DATA_DIR, else var/
  --json             print the report as one JSON document
  --progress         tell how far it is on stderr, a line of JSON each
  --doctor           change nothing; report what is wrong with the documents: clutter, duplicates, contradictions, long
                     sections, dates, approved answers that have become stale, files that cannot be read
  --strict           publish nothing and exit with 1 when any file cannot be read
  --ensure           exit with 0 when an index can be served, even if it could not be refreshed
  --help             print this

Exit codes: 0 done, 1 nothing could be ingested, 2 wrong usage.`;

export function parseOptions(args: readonly string[]): IngestOptions {
  const { values, positionals } = parse(args);
  return {
    sources: [...(values.source ?? []), ...positionals],
    dataDir: values['data-dir'],
    json: values.json,
    progress: values.progress,
    doctor: values.doctor,
    strict: values.strict,
    ensure: values.ensure,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        source: { type: 'string', multiple: true },
        'data-dir': { type: 'string' },
        json: flag,
        progress: flag,
        doctor: flag,
        strict: flag,
        ensure: flag,
        help: { ...flag, short: 'h' },
      },
    });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

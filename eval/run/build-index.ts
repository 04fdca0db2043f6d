import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { WenjuError } from '../../core/errors.ts';

/** The documents of a question set could not be indexed. `message` is what ingest said. */
export class IndexNotBuilt extends WenjuError {
  override readonly name = 'IndexNotBuilt';
  readonly code = 'index_not_built';
}

/** The program lies beside this one, compiled or not. */
const INGEST = join(import.meta.dirname, '../../ingest/main.js');

/** Indexes documents with the product's own program, so that what is measured is what is served. Throws IndexNotBuilt. */
export function buildIndex(sources: readonly string[], dataDirectory: string): Promise<void> {
  const args = [INGEST, ...sources.flatMap((source) => ['--source', source]), '--data-dir', dataDirectory, '--strict'];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, (error, _report, complaint) => {
      if (error === null) done();
      else fail(new IndexNotBuilt(complaint.trim() || error.message));
    });
  });
}

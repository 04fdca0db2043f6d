import { GenerationGone, IndexCorrupt, IngestRunning, StorageFailed } from '../../core/errors.ts';
import type { Log } from '../log.ts';
import { Rejection } from '../problem.ts';

/** What work on the library resolves to. Failures that somebody can do something about are Rejections; the log has more. */
export async function naming<T>(work: Promise<T>, log: Log): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const rejection = rejectionOf(error);
    if (rejection instanceof Rejection && error instanceof Error) log.warn({ reason: error.message }, rejection.code);
    throw rejection;
  }
}

function rejectionOf(error: unknown): unknown {
  if (error instanceof IngestRunning) return new Rejection('ingest_running');
  if (error instanceof GenerationGone) return new Rejection('generation_not_found');
  if (error instanceof IndexCorrupt) return new Rejection('generation_unusable');
  if (!(error instanceof StorageFailed)) return error;
  return new Rejection(['ENOSPC', 'EDQUOT'].includes(error.errno) ? 'storage_full' : 'storage_failed');
}

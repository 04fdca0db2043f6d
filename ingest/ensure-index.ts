import { loadWhole } from '../core/generation/load-whole.ts';
import { type IngestDeps, type IngestRequest, ingest } from './ingest.ts';
import type { IngestReport } from './report.ts';

/**
 * Makes sure that there is an index to serve, up to date if possible: `npm start` must not stay down because a source
 * folder is away, the disk is full or another ingest is running, as long as an index can answer. Gives the report, or
 * why the index was left as it is. Throws when there is nothing to serve.
 */
export async function ensureIndex(
  request: IngestRequest,
  deps: IngestDeps,
): Promise<{ report: IngestReport } | { stale: Error }> {
  try {
    return { report: await ingest(request, deps) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    await loadWhole(deps.store).catch(() => {
      throw error;
    });
    return { stale: error };
  }
}

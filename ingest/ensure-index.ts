import { isDeepStrictEqual } from 'node:util';
import { loadWhole } from '../core/generation/load-whole.ts';
import { type IngestDeps, type IngestRequest, ingest } from './ingest.ts';
import type { IngestReport } from './report.ts';

/**
 * Makes sure that there is an index to serve, up to date if possible: `npm start` must not stay down because a source
 * folder is away, the disk is full or another ingest is running, as long as an index can answer. Gives the report, or
 * why the index was left as it is: also where somebody went back to a generation, which a start must not undo. Throws when
 * there is nothing to serve.
 */
export async function ensureIndex(
  request: IngestRequest,
  deps: IngestDeps,
): Promise<{ report: IngestReport } | { stale: Error } | { held: string }> {
  const held = await heldGeneration(request, deps);
  if (held !== undefined) return { held };
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

/** The generation that somebody went back to, as long as it is whole, of these sources, and this program can serve it. */
async function heldGeneration(
  { sources }: IngestRequest,
  { store, identifyModels }: IngestDeps,
): Promise<string | undefined> {
  const manifest = (await store.kept()).find(({ held }) => held)?.manifest;
  if (!manifest || (sources && !isDeepStrictEqual(sources, manifest.sources))) return undefined;
  const { analyzer, model } = await identifyModels();
  if (manifest.analyzer !== analyzer || manifest.model.sha256 !== model.sha256) return undefined;
  return store.load().then(
    () => manifest.id,
    () => undefined,
  );
}

import type { DoctorReport } from '../core/contract/doctor.ts';
import { examine, type FilesReport } from '../core/doctor/examine.ts';
import { loadWhole } from '../core/generation/load-whole.ts';
import type { IngestDeps, IngestRequest } from './ingest.ts';
import { readCurated } from './read-curated.ts';
import { failureOf, readDocuments } from './read-documents.ts';

/** What is shown of a line that was left out. Characters. */
const SHOWN = 200;

/**
 * What is wrong with the documents: what the generation that is served tells, and what the files tell that an ingest would read
 * now. Writes nothing and needs no lock. Throws IndexMissing, IndexCorrupt, NoDocuments, ModelUnavailable.
 */
export async function doctor(
  { sources, defaultSources }: IngestRequest,
  deps: Pick<
    IngestDeps,
    'store' | 'list' | 'load' | 'build' | 'sha256' | 'readCurated' | 'loadModels' | 'progress' | 'today'
  >,
): Promise<DoctorReport> {
  const { generation } = await loadWhole(deps.store);
  const files = await examineFiles(sources ?? (await deps.store.sources()) ?? defaultSources, deps);
  const { analyzer } = await deps.loadModels();
  return { ...examine(generation, analyzer, deps.today()), ...files };
}

async function examineFiles(sources: readonly string[], deps: Parameters<typeof doctor>[1]): Promise<FilesReport> {
  const { files, curated, ignored, failures } = await deps.list(sources);
  deps.progress.begin('reading', files.length);
  const read = await readDocuments(files, null, deps, () => deps.progress.advance());
  deps.progress.end();
  const answers = await readCurated(curated, read.entries, deps);
  return {
    failed: [...failures.map(failureOf), ...read.failed, ...answers.failed],
    stale_curated: answers.curated.stale,
    duplicates: read.duplicates,
    clutter: read.entries.flatMap(({ document, clutter }) => {
      const items = clutter.map(({ text, reason }) => ({ text: text.slice(0, SHOWN), reason }));
      return items.length > 0 ? [{ path: document.source.path, items }] : [];
    }),
    ignored: [...ignored, ...read.ignored, ...answers.ignored].filter(({ reason }) => reason !== 'hidden'),
  };
}
